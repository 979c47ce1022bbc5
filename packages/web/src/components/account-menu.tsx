import type { MeBody } from '@shigan/contract';
import { roleWords } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../address/use-address.ts';
import { useSend } from '../api/people.ts';
import { useText } from '../text/use-text.ts';
import { keepShell } from '../offline/keep-shell.ts';
import { PageLink } from './page-link.tsx';

/** Who is signed in, as what, and the way out; or the way in. */
export function AccountMenu({ me }: { readonly me: MeBody }): ReactElement {
  const address = useAddress();
  const text = useText();
  const to = { ...address, page: 'account', indicator: undefined, section: undefined, figures: [] } as const;
  if (!me.signedIn) {
    return (
      <PageLink to={to} className="sign-in-link" current={address.page === 'account'}>
        {text.account.signIn}
      </PageLink>
    );
  }
  return (
    <details className="account-menu">
      <summary data-plain>{me.name}</summary>
      <div className="account-card" data-plain>
        <p className="who">
          {me.name} <span>{me.signInName}</span>
        </p>
        <p>{me.roles.map((role) => roleName(role, address.language)).join(text.account.listComma)}</p>
        {me.unit !== null && <p>{me.unit}</p>}
        <PageLink to={to} className="link">
          {text.account.own}
        </PageLink>
        <SignOut />
      </div>
    </details>
  );
}

/** A role in words; one that this page does not know stands as it is. */
export function roleName(role: string, language: 'zh' | 'en'): string {
  const found = Object.entries(roleWords).find(([name]) => name === role);
  return found?.[1][language] ?? role;
}

export function SignOut(): ReactElement {
  const text = useText();
  const go = useGo();
  const { busy, send } = useSend();
  const leave = async (everywhere: boolean): Promise<void> => {
    await keepShell(false);
    await send('DELETE', everywhere ? '/api/v1/session?everywhere=true' : '/api/v1/session');
    go({ page: 'account', figures: [] });
  };
  return (
    <p className="sign-out">
      <button type="button" className="press" disabled={busy} onClick={() => void leave(false)}>
        {text.account.signOut}
      </button>
      <button type="button" className="press" disabled={busy} onClick={() => void leave(true)}>
        {text.account.signOutEverywhere}
      </button>
    </p>
  );
}
