import type { ChecklistLine, SubItemWork } from '@shigan/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { CountermeasureMatter } from './countermeasure-matter.tsx';

type Save = (change: Partial<SubItemWork>) => Promise<void>;

const selfChecks: readonly ChecklistLine['selfCheck'][] = ['met', 'partly', 'notMet', 'open'];

/** What is examined, how, which material proves it, and how one's own check came out (迎检清单). */
export function Checklist({
  work,
  title,
  today,
  onAdd,
}: {
  readonly work: SubItemWork;
  readonly title: string;
  readonly today: string;
  readonly onAdd: Save | undefined;
}): ReactElement {
  const text = useText();
  const words = text.awardParts.work;
  const lines = work.checklist ?? [];
  return (
    <>
      <h3 data-plain>{words.checklist}</h3>
      {lines.length === 0 ? (
        <p className="note" data-plain>
          {words.noneYet}
        </p>
      ) : (
        <Rows
          heads={Object.values(words.checkColumns)}
          rows={lines.map((line) => [
            line.examined,
            line.how,
            line.proof.join(text.awards.listSign),
            words.selfChecks[line.selfCheck],
            <Countermeasure key={line.examined} work={work} line={line} title={title} today={today} />,
          ])}
        />
      )}
      {onAdd !== undefined && <NewCheck onAdd={(line) => onAdd({ checklist: [...lines, line] })} />}
    </>
  );
}

function Countermeasure(props: {
  readonly work: SubItemWork;
  readonly line: ChecklistLine;
  readonly title: string;
  readonly today: string;
}): ReactElement {
  return (
    <>
      {props.line.countermeasure ?? ''} <CountermeasureMatter {...props} />
    </>
  );
}

function NewCheck({ onAdd }: { readonly onAdd: (line: ChecklistLine) => Promise<void> }): ReactElement {
  const words = useText().awardParts.work;
  const { checkColumns } = words;
  const [line, setLine] = useState({ examined: '', how: '', proof: '', countermeasure: '' });
  const [selfCheck, setSelfCheck] = useState<ChecklistLine['selfCheck']>('open');
  const add = (): void => {
    const { countermeasure } = line;
    void onAdd({
      examined: line.examined,
      how: line.how,
      proof: line.proof.split(/[、,，]/u).flatMap((one) => one.trim() || []),
      selfCheck,
      ...(countermeasure === '' ? {} : { countermeasure }),
    });
  };
  return (
    <div className="award-conditions">
      {(['examined', 'how', 'proof', 'countermeasure'] as const).map((name) => (
        <label key={name}>
          {checkColumns[name]}
          <input value={line[name]} onChange={({ target }) => setLine({ ...line, [name]: target.value })} />
        </label>
      ))}
      <label>
        {checkColumns.selfCheck}
        <select
          value={selfCheck}
          onChange={({ target }) => setSelfCheck(selfChecks.find((one) => one === target.value) ?? 'open')}
        >
          {selfChecks.map((one) => (
            <option key={one} value={one} data-plain>
              {words.selfChecks[one]}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="press" disabled={line.examined === ''} onClick={add}>
        {words.addCheck}
      </button>
    </div>
  );
}

/** Contacts with the provincial agency (对上衔接): date, whom, about what, next step. */
export function Liaison({
  work,
  today,
  onAdd,
}: {
  readonly work: SubItemWork;
  readonly today: string;
  readonly onAdd: Save | undefined;
}): ReactElement {
  const words = useText().awardParts.work;
  const columns = words.liaisonColumns;
  const lines = work.liaison ?? [];
  const [line, setLine] = useState({ on: today.slice(0, 10), whom: '', about: '', next: '' });
  return (
    <>
      <h3 data-plain>{words.liaison}</h3>
      {lines.length === 0 ? (
        <p className="note" data-plain>
          {words.noneYet}
        </p>
      ) : (
        <Rows heads={Object.values(columns)} rows={lines.map((one) => [one.on, one.whom, one.about, one.next])} />
      )}
      {onAdd !== undefined && (
        <div className="award-conditions">
          {(['on', 'whom', 'about', 'next'] as const).map((name) => (
            <label key={name}>
              {columns[name]}
              <input
                type={name === 'on' ? 'date' : 'text'}
                value={line[name]}
                onChange={({ target }) => setLine({ ...line, [name]: target.value })}
              />
            </label>
          ))}
          <button
            type="button"
            className="press"
            disabled={line.whom === '' || line.about === ''}
            onClick={() => void onAdd({ liaison: [...lines, line] })}
          >
            {words.addLiaison}
          </button>
        </div>
      )}
    </>
  );
}

function Rows({
  heads,
  rows,
}: {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}): ReactElement {
  return (
    <table className="award-table award-lines">
      <PlainHeads heads={heads} />
      <tbody>
        {rows.map((row, place) => (
          <tr key={place}>
            {row.map((cell, column) => (
              <td key={heads[column]} data-plain>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
