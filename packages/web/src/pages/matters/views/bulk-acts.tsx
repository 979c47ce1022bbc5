import type { MatterRowBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useMe } from '../../../api/people.ts';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';

/** Acts that ask for nothing but words: what is done on several matters at once. */
const bulkActs = ['remind', 'approve', 'acknowledge', 'start', 'archive'] as const;

type BulkAct = (typeof bulkActs)[number];

/** In which states each is done. */
const states: Readonly<Record<BulkAct, readonly MatterRowBody['state'][]>> = {
  remind: ['assigned', 'acknowledged', 'inProgress', 'returned'],
  approve: ['drafted'],
  acknowledge: ['assigned'],
  start: ['acknowledged'],
  archive: ['struckOff'],
};

/** Bulk actions (批量办理): one act on the matters that are ticked; all of it is done, or none. */
export function BulkActs({ rows }: { readonly rows: readonly MatterRowBody[] }): ReactElement | null {
  const text = useText();
  const words = text.matterViews;
  const id = useId();
  const { data: me } = useMe();
  const { state, send } = useSend();
  const [act, setAct] = useState<BulkAct>('remind');
  const [said, setSaid] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState(0);
  if (!(me?.may.includes('matters.act') ?? false)) return null;
  const open = rows.filter((row) => states[act].includes(row.state));
  const matters = open.filter((row) => ticked.has(row.id)).map((row) => row.id);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const content = act === 'remind' ? { details: { words: said } } : said === '' ? {} : { reason: said };
    if (!(await send('/api/v1/matters/acts', { matters, act, ...content }))) return;
    setDone(matters.length);
    setTicked(new Set());
  };
  return (
    <details className="bulk">
      <summary>{words.bulk}</summary>
      <form className="act-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={`${id}a`}>{words.bulkAct}</label>
          <select
            id={`${id}a`}
            value={act}
            onChange={(event) => setAct(bulkActs.find((one) => one === event.target.value) ?? 'remind')}
          >
            {bulkActs.map((one) => (
              <option key={one} value={one}>
                {words.bulkActs[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}w`}>{words.bulkWords}</label>
          <input
            id={`${id}w`}
            value={said}
            required={act === 'remind'}
            onChange={(event) => setSaid(event.target.value)}
          />
        </div>
        {open.length === 0 && <p className="quiet">{words.bulkNone}</p>}
        {open.map((row) => (
          <label key={row.id} className="check" data-plain>
            <input
              type="checkbox"
              checked={ticked.has(row.id)}
              onChange={(event) => {
                const next = new Set(ticked);
                if (event.target.checked) next.add(row.id);
                else next.delete(row.id);
                setTicked(next);
              }}
            />
            {row.title} · {row.leadUnit?.name ?? '—'} · {row.stateWords}
          </label>
        ))}
        <p className="acts">
          <button type="submit" className="press primary" disabled={matters.length === 0 || state === 'sending'}>
            {words.bulkSend}
          </button>
        </p>
        <p role="status" data-plain>
          {done > 0 && state === 'open' ? words.bulkDone(done) : ''}
        </p>
        <SendProblem state={state} />
      </form>
    </details>
  );
}
