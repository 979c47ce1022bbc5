import type { MeBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { roleName, SignOut } from '../../components/account-menu.tsx';
import { useAddress } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';
import { Channels } from './channels.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The way in; and once one is in, one's own account. */
export function AccountPage({ me }: { readonly me: MeBody }): ReactElement {
  return me.signedIn ? <OwnAccount me={me} /> : <SignInForm me={me} />;
}

function OwnAccount({ me }: { readonly me: MeBody }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const roles = me.roles.map((role) => roleName(role, language)).join(text.account.listComma);
  return (
    <div className="account" data-plain>
      <header className="headline-block">
        <h1>{me.mustChangePassword ? text.account.changeFirst : me.name}</h1>
        <p className="lede" data-plain>
          {[me.signInName, roles, me.unit].filter(Boolean).join(' · ')}
        </p>
      </header>
      <section>
        <h2>{text.account.password}</h2>
        <PasswordForm />
      </section>
      {!me.mustChangePassword && (
        <section>
          <h2>{text.account.secondFactor}</h2>
          <SecondFactor on={me.secondFactor} />
        </section>
      )}
      {!me.mustChangePassword && me.may.includes('channel.own') && (
        <section>
          <h2>{text.channels.title}</h2>
          <Channels />
        </section>
      )}
      <section>
        <h2>{text.account.sessions}</h2>
        <SignOut />
      </section>
    </div>
  );
}
