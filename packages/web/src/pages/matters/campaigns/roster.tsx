import type { CampaignBody, ShiftBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';

const asked = ['leader', 'officer', 'telephone'] as const;

/** The duty roster (值班表): who is on duty today first, then the days to come. */
export function Roster(props: { readonly campaign: CampaignBody; readonly mayWrite: boolean }): ReactElement {
  const { campaign, mayWrite } = props;
  const words = useText().campaigns.roster;
  const today = campaign.asOf.slice(0, 10);
  const coming = campaign.shifts.filter(({ on }) => on >= today);
  return (
    <section className="sec">
      <h2>{words.title}</h2>
      {coming.length === 0 ? <p className="quiet">{words.none}</p> : <Shifts shifts={coming} asOf={campaign.asOf} />}
      {mayWrite && <WriteShift campaign={campaign} today={today} />}
    </section>
  );
}

function Shifts({ shifts, asOf }: { readonly shifts: readonly ShiftBody[]; readonly asOf: string }): ReactElement {
  const text = useText();
  const words = text.campaigns.roster;
  const today = asOf.slice(0, 10);
  return (
    <table className="plain-table roster">
      <thead>
        <tr>
          {words.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shifts.map((one) => (
          <tr key={`${one.on} ${one.unit.code}`}>
            <td data-plain>{one.on === today ? words.today : shortDayWords(one.on, asOf, text)}</td>
            <th scope="row" data-plain>
              {one.unit.name}
            </th>
            <td data-plain>{one.leader}</td>
            <td data-plain>{one.officer}</td>
            <td data-plain>
              {one.telephone === null ? (
                <span className="absent">{words.hidden}</span>
              ) : one.telephone === '' ? (
                '—'
              ) : (
                <a href={`tel:${one.telephone}`} data-plain>
                  {one.telephone}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WriteShift({ campaign, today }: { readonly campaign: CampaignBody; readonly today: string }): ReactElement {
  const words = useText().campaigns.roster;
  const id = useId();
  const blank = { on: today > campaign.from ? today : campaign.from, leader: '', officer: '', telephone: '' };
  const [fields, setFields] = useState(blank);
  const { state, send } = useSend();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send(`/api/v1/campaigns/${campaign.id}/shifts`, { shifts: [fields] })) setFields(blank);
  };
  return (
    <details className="by-unit">
      <summary>{words.write}</summary>
      <form className="figure-fields" onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}on`}>
          <span>{words.fields.on}</span>
          <input
            id={`${id}on`}
            type="date"
            required
            min={campaign.from}
            max={campaign.to}
            value={fields.on}
            onChange={(event) => setFields({ ...fields, on: event.target.value })}
          />
        </label>
        {asked.map((name) => (
          <label key={name} htmlFor={`${id}${name}`}>
            <span>{words.fields[name]}</span>
            <input
              id={`${id}${name}`}
              type={name === 'telephone' ? 'tel' : 'text'}
              required={name !== 'telephone'}
              maxLength={40}
              value={fields[name]}
              onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
            />
          </label>
        ))}
        <p className="campaign-line">
          <button type="submit" className="press primary" disabled={state === 'sending'}>
            {words.write}
          </button>
        </p>
        <SendProblem state={state} />
      </form>
    </details>
  );
}
