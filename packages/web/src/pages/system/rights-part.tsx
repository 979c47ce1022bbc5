import type { ReactElement } from 'react';
import { useRights } from '../../api/people.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';

/** The table of rights as the policy has it: who may do what, how far. */
export function RightsPart(): ReactElement {
  const text = useText();
  const { data, error, refetch } = useRights();
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const scopes: Readonly<Record<string, string>> = text.system.scopes;
  return (
    <>
      <p className="lede">{text.system.rights.lede}</p>
      <div className="scroll">
        <table className="plain-table rights">
          <thead>
            <tr>
              <th scope="col">{text.system.rights.action}</th>
              {data.roles.map(({ role, words }) => (
                <th key={role} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rights.map(({ action, words, grants }) => (
              <tr key={action}>
                <th scope="row" title={action}>
                  {words}
                </th>
                {data.roles.map(({ role }) => (
                  <td key={role}>{scopes[grants[role] ?? ''] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
