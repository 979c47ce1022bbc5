import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useLeaders, useUnits } from '../../api/people.ts';
import { Empty, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { unitLines } from './units-state.ts';

/** The tree of units, and which leader sees to which. */
export function UnitsPart(): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const units = useUnits();
  const leaders = useLeaders();
  if (units === undefined || leaders === undefined) return <Loading rows={12} />;
  if (units.size === 0) return <Empty>{text.system.units.none}</Empty>;
  return (
    <div className="scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text.system.units.unit}</th>
            <th scope="col">{text.system.units.kind}</th>
            <th scope="col">{text.system.units.region}</th>
            <th scope="col">{text.system.units.leaders}</th>
          </tr>
        </thead>
        <tbody>
          {unitLines([...units.values()], [...leaders.values()]).map(({ unit, depth, leaders: seeTo }) => (
            <tr key={unit.code}>
              <th scope="row" style={{ paddingInlineStart: `${depth * 20}px` }}>
                {unit.name[language] === '' ? unit.name.zh : unit.name[language]}
              </th>
              <td>{text.system.units.kinds[unit.kind]}</td>
              <td data-plain>{unit.region}</td>
              <td>{seeTo.map(({ name, post }) => `${name} ${post}`).join(text.account.listComma)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
