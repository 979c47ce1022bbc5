import type { GivenPasswordBody } from '@shigan/contract';
import { type AccountRole, accountRoles } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useSend, useUnits } from '../../api/people.ts';
import { roleName } from '../../components/account-menu.tsx';
import { Refused } from '../../components/refused.tsx';
import { Field } from '../account/field.tsx';
import { useText } from '../../text/use-text.ts';

/** The form that adds an account. */
export function NewAccount({ onAdded }: { readonly onAdded: (given: GivenPasswordBody) => void }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const { busy, error, send } = useSend();
  const units = useUnits();
  const [signInName, setSignInName] = useState('');
  const [name, setName] = useState('');
  const [unit, setUnit] = useState('');
  const [roles, setRoles] = useState<readonly AccountRole[]>([]);
  const add = async (): Promise<void> => {
    const body = { signInName, name, unit: unit === '' ? null : unit, roles };
    const given = await send<GivenPasswordBody>('POST', '/api/v1/accounts', body);
    if (given === undefined) return;
    onAdded(given);
    setSignInName('');
    setName('');
    setRoles([]);
  };
  return (
    <details className="new-account">
      <summary className="press">{text.system.people.add}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Field label={text.account.name} value={signInName} onChange={setSignInName} />
        <Field label={text.system.people.person} value={name} onChange={setName} />
        <label className="field">
          <span>{text.system.people.unit}</span>
          <select value={unit} onChange={(event) => setUnit(event.target.value)}>
            <option value="">{text.system.people.noUnit}</option>
            {[...(units?.values() ?? [])].map((each) => (
              <option key={each.code} value={each.code}>
                {each.name[language]}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{text.system.people.roles}</legend>
          {accountRoles.map((role) => (
            <label key={role} className="check">
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={(event) =>
                  setRoles(event.target.checked ? [...roles, role] : roles.filter((each) => each !== role))
                }
              />
              <span>{roleName(role, language)}</span>
            </label>
          ))}
        </fieldset>
        <Refused error={error} />
        <button type="submit" className="press primary" disabled={busy || roles.length === 0}>
          {text.system.people.add}
        </button>
      </form>
    </details>
  );
}
