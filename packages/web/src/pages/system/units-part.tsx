import type { MeBody } from '@shigan/contract';
import { Fragment, type ReactElement, type ReactNode, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useLeaders, useUnits } from '../../api/people.ts';
import { Empty, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { EntryEditor, type NamedField } from './entry-editor.tsx';
import { unitLines } from './units-state.ts';

/** The tree of units, and which leader sees to which; names, short names and portfolios are edited by who may. */
export function UnitsPart({ me }: { readonly me: MeBody }): ReactElement {
  const text = useText();
  const words = text.system.units;
  const { language } = useAddress();
  const units = useUnits();
  const leaders = useLeaders();
  if (units === undefined || leaders === undefined) return <Loading rows={12} />;
  if (units.size === 0) return <Empty>{words.none}</Empty>;
  const mayAmend = me.may.includes('settings.amend');
  return (
    <div className="scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.region}</th>
            <th scope="col">{words.leaders}</th>
            <th scope="col">{text.system.people.change}</th>
          </tr>
        </thead>
        <tbody>
          {unitLines([...units.values()], [...leaders.values()]).map(({ unit, depth, leaders: seeTo }) => (
            <Line
              key={unit.code}
              name={unit.name.zh}
              editor={
                <EntryEditor
                  register="unit"
                  entryKey={unit.code}
                  title={unit.name.zh}
                  content={{ ...unit }}
                  fields={unitFields(text)}
                  mayAmend={mayAmend}
                />
              }
              mayAmend={mayAmend}
            >
              <th scope="row" style={{ paddingInlineStart: `${depth * 20}px` }}>
                {unit.name[language] === '' ? unit.name.zh : unit.name[language]}
              </th>
              <td>{words.kinds[unit.kind]}</td>
              <td data-plain>{unit.region}</td>
              <td>{seeTo.map(({ name, post }) => `${name} ${post}`).join(text.account.listComma)}</td>
            </Line>
          ))}
        </tbody>
        <tbody>
          {[...leaders.values()]
            .toSorted((a, b) => a.order - b.order)
            .map((leader) => (
              <Line
                key={leader.code}
                name={leader.name}
                editor={
                  <EntryEditor
                    register="leader"
                    entryKey={leader.code}
                    title={leader.name}
                    content={{ ...leader }}
                    fields={leaderFields(text)}
                    mayAmend={mayAmend}
                  />
                }
                mayAmend={mayAmend}
              >
                <th scope="row" data-plain>
                  {leader.name}
                </th>
                <td data-plain>{leader.post}</td>
                <td />
                <td data-plain>{leader.portfolio.fields.join(text.account.listComma)}</td>
              </Line>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line of the table, and beneath it on request what can be changed of it. */
function Line(props: {
  readonly name: string;
  readonly mayAmend: boolean;
  readonly editor: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <Fragment>
      <tr>
        {props.children}
        <td>
          <button
            type="button"
            className="link"
            aria-expanded={isOpen}
            aria-label={text.system.units.open(props.name)}
            onClick={() => setOpen(!isOpen)}
          >
            {props.mayAmend ? text.system.settings.change : text.system.settings.history}
          </button>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>{props.editor}</td>
        </tr>
      )}
    </Fragment>
  );
}

type Words = ReturnType<typeof useText>;

function unitFields(text: Words): readonly NamedField[] {
  const words = text.system.units;
  return [
    { path: ['name', 'zh'], kind: 'text', name: words.chineseName },
    { path: ['name', 'en'], kind: 'text', name: words.englishName },
    { path: ['aliases'], kind: 'list', name: words.aliases },
  ];
}

function leaderFields(text: Words): readonly NamedField[] {
  const words = text.system.units;
  return [
    { path: ['name'], kind: 'text', name: text.system.people.person },
    { path: ['post'], kind: 'text', name: words.post },
    { path: ['order'], kind: 'whole', name: words.order },
    { path: ['portfolio', 'fields'], kind: 'list', name: words.fields },
    { path: ['portfolio', 'units'], kind: 'list', name: words.sees },
  ];
}
