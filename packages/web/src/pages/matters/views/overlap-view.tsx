import '../../../style/matter-views.css';
import type { OverlapsBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useMe, useUnits } from '../../../api/people.ts';
import { useSend } from '../../../api/proceedings.ts';
import { type Asked, useIndicators, useRead } from '../../../api/queries.ts';
import { useAddress } from '../../../address/use-address.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { Failed, Loading } from '../../../components/states.tsx';
import { useText } from '../../../text/use-text.ts';
import { MatterLink } from '../matter-link.tsx';

type Overlap = OverlapsBody['overlaps'][number];

const lights = ['green', 'yellow', 'red'] as const;

/** Matters that share an indicator, a region and a unit (交叉重叠): merging is proposed and a person decides; one report goes to all. */
export function OverlapView({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useRead<OverlapsBody>('/api/v1/matters/overlaps', {
    city: asked.city,
    asOf: asked.asOf,
  });
  const { data: me } = useMe();
  const words = useText().matterViews;
  if (data === undefined) {
    return error === null ? <Loading rows={6} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const mayReport = asked.asOf === undefined && (me?.may.includes('matters.act') ?? false);
  if (data.overlaps.length === 0) return <p className="note">{words.noOverlaps}</p>;
  return (
    <table className="plain-table overlap-lines">
      <caption>{words.questions.overlaps}</caption>
      <tbody>
        {data.overlaps.map((one) => (
          <Line key={`${one.indicator} ${one.region} ${one.unit}`} overlap={one} mayReport={mayReport} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ overlap, mayReport }: { readonly overlap: Overlap; readonly mayReport: boolean }): ReactElement {
  const text = useText();
  const words = text.matterViews;
  const { language } = useAddress();
  const units = useUnits();
  const indicators = useIndicators(undefined);
  const [first, ...others] = overlap.matters;
  return (
    <tr>
      <th scope="row" data-plain>
        {units?.get(overlap.unit)?.name[language] ?? overlap.unit}
        <span className="below" data-plain>
          {indicators?.get(overlap.indicator)?.name[language] ?? overlap.indicator}
        </span>
      </th>
      <td>
        <ul>
          {overlap.matters.map((row) => (
            <li key={row.id}>
              <MatterLink row={row} />
            </li>
          ))}
        </ul>
        {first !== undefined && (
          <p className="quiet" data-plain>
            {words.mergeInto(others.length, first.title)}
          </p>
        )}
        {mayReport && <ReportOnAll overlap={overlap} />}
      </td>
    </tr>
  );
}

/** One report for all matters of an overlap. */
function ReportOnAll({ overlap }: { readonly overlap: Overlap }): ReactElement {
  const text = useText();
  const words = text.matterViews;
  const id = useId();
  const { state, send } = useSend();
  const [fields, setFields] = useState({ text: '', progress: '', light: 'green' });
  const [key] = useState(() => crypto.randomUUID());
  const [sent, setSent] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const progress = Math.min(100, Math.max(0, Number(fields.progress))) / 100;
    const report = { text: fields.text, progress, light: fields.light, promises: [] };
    const matters = overlap.matters.map((row) => row.id);
    if (await send('/api/v1/matters/acts', { matters, act: 'report', details: { report }, key })) setSent(true);
  };
  if (sent) return <p role="status">{words.reported}</p>;
  return (
    <details>
      <summary data-plain>{words.reportOnAll(overlap.matters.length)}</summary>
      <form className="act-form" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor={`${id}t`}>{text.matter.form.text}</label>
          <textarea
            id={`${id}t`}
            rows={2}
            required
            value={fields.text}
            onChange={(event) => setFields({ ...fields, text: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}p`}>{text.matter.form.progress}</label>
          <input
            id={`${id}p`}
            type="number"
            min={0}
            max={100}
            required
            value={fields.progress}
            onChange={(event) => setFields({ ...fields, progress: event.target.value })}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}l`}>{text.matter.form.light}</label>
          <select
            id={`${id}l`}
            value={fields.light}
            onChange={(event) => setFields({ ...fields, light: event.target.value })}
          >
            {lights.map((light) => (
              <option key={light} value={light}>
                {text.matters.words[light]}
              </option>
            ))}
          </select>
        </div>
        <p className="acts">
          <button type="submit" className="press primary" disabled={state === 'sending'}>
            {words.send}
          </button>
        </p>
        <SendProblem state={state} />
      </form>
    </details>
  );
}
