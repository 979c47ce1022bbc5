import type { AccountBody, GivenPasswordBody, MeBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useAccounts, useSend, useUnits } from '../../api/people.ts';
import { roleName } from '../../components/account-menu.tsx';
import { Refused } from '../../components/refused.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { NewAccount } from './new-account.tsx';

/** Accounts: who can sign in, as what; to be added, disabled and given a new password by who may. */
export function PeoplePart({ me }: { readonly me: MeBody }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const { data, error, refetch } = useAccounts();
  const units = useUnits();
  const [given, setGiven] = useState<GivenPasswordBody>();
  const mayAmend = me.may.includes('account.amend');
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <>
      {mayAmend && <NewAccount onAdded={setGiven} />}
      {given !== undefined && (
        <p className="given" role="status" data-plain>
          {text.system.people.given(given.account.signInName)} <code data-plain>{given.password}</code>
        </p>
      )}
      <div className="scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text.account.name}</th>
              <th scope="col">{text.system.people.person}</th>
              <th scope="col">{text.system.people.unit}</th>
              <th scope="col">{text.system.people.roles}</th>
              <th scope="col">{text.account.secondFactor}</th>
              <th scope="col">{text.system.people.state}</th>
              {mayAmend && <th scope="col">{text.system.people.change}</th>}
            </tr>
          </thead>
          <tbody>
            {data.accounts.map((account) => (
              <tr key={account.id} className={account.disabled ? 'over' : undefined}>
                <th scope="row" data-plain>
                  {account.signInName}
                </th>
                <td data-plain>{account.name}</td>
                <td>{account.unit === null ? '' : (units?.get(account.unit)?.name[language] ?? account.unit)}</td>
                <td>{account.roles.map((role) => roleName(role, language)).join(text.account.listComma)}</td>
                <td>{account.secondFactor ? text.system.people.on : ''}</td>
                <td>{account.disabled ? text.system.people.disabled : text.system.people.enabled}</td>
                {mayAmend && <td>{account.id !== me.id && <Changes account={account} onGiven={setGiven} />}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Changes(props: {
  readonly account: AccountBody;
  readonly onGiven: (given: GivenPasswordBody) => void;
}): ReactElement {
  const { id, signInName, disabled } = props.account;
  const text = useText();
  const { busy, error, send } = useSend();
  const give = async (): Promise<void> => {
    // Said by name: whoever clicks the wrong line signs somebody out.
    if (!confirm(text.system.people.confirmReset(signInName))) return;
    const given = await send<GivenPasswordBody>('POST', `/api/v1/accounts/${id}/password`, { secondFactor: true });
    if (given !== undefined) props.onGiven(given);
  };
  return (
    <>
      <button
        type="button"
        className="press"
        disabled={busy}
        onClick={() => void send('PATCH', `/api/v1/accounts/${id}`, { disabled: !disabled })}
      >
        {disabled ? text.system.people.enable : text.system.people.disable}
      </button>{' '}
      <button type="button" className="press" disabled={busy} onClick={() => void give()}>
        {text.system.people.reset}
      </button>
      <Refused error={error} />
    </>
  );
}
