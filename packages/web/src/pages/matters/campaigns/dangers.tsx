import type { CampaignBody, HazardBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { languageOf } from '../matter-link.tsx';

const asked = ['place', 'text', 'responsible', 'precaution'] as const;

/** The list of hidden dangers (隐患清单), overdue first; units enter theirs and clear them. */
export function Dangers(props: { readonly campaign: CampaignBody; readonly mayEnter: boolean }): ReactElement {
  const { campaign, mayEnter } = props;
  const words = useText().campaigns;
  const { all, cleared, overdue } = campaign.hazards;
  return (
    <section className="sec">
      <h2 data-plain>
        {words.dangers.title}{' '}
        <span className="band-count" data-plain>
          {words.hazards(all, all - cleared, overdue)}
        </span>
      </h2>
      {campaign.dangers.length === 0 ? (
        <p className="quiet">{words.dangers.none}</p>
      ) : (
        <table className="plain-table dangers">
          <thead>
            <tr>
              {words.dangers.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {campaign.dangers.map((one) => (
              <Danger
                key={one.id}
                campaign={campaign}
                one={one}
                mayClear={mayEnter && one.unit.code === campaign.own?.code}
              />
            ))}
          </tbody>
        </table>
      )}
      {mayEnter && <EnterDanger campaign={campaign} />}
    </section>
  );
}

function Danger(props: {
  readonly campaign: CampaignBody;
  readonly one: HazardBody;
  readonly mayClear: boolean;
}): ReactElement {
  const { campaign, one, mayClear } = props;
  const text = useText();
  const words = text.campaigns.dangers;
  const day = (iso: string): string => shortDayWords(iso.slice(0, 10), campaign.asOf, text);
  return (
    <tr>
      <td data-plain>{one.unit.name}</td>
      <th scope="row" lang={languageOf(one.text)} data-plain>
        {one.place}：{one.text}
        <span className="below" data-plain>
          {one.cleared !== null ? one.cleared.words : one.precaution === '' ? '' : words.precaution(one.precaution)}
        </span>
      </th>
      <td data-plain>{one.responsible}</td>
      <td data-plain>{day(one.due)}</td>
      <td className={one.overdue ? 'worse' : ''} data-plain>
        {one.cleared !== null
          ? words.cleared(day(one.cleared.at), one.cleared.by)
          : one.overdue
            ? words.overdue
            : words.open}
        {one.cleared === null && mayClear && <Clear campaign={campaign} hazard={one} />}
      </td>
    </tr>
  );
}

function Clear({ campaign, hazard }: { readonly campaign: CampaignBody; readonly hazard: HazardBody }): ReactElement {
  const words = useText().campaigns.dangers;
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const { state, send } = useSend();
  if (!isOpen)
    return (
      <button type="button" className="press" onClick={() => setIsOpen(true)}>
        {words.clear}
      </button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(`/api/v1/campaigns/${campaign.id}/hazards/${hazard.id}/clear`, { words: typed.trim() });
  };
  return (
    <form className="finding-form" onSubmit={submit}>
      <label htmlFor={id}>
        <small>{words.clearWords}</small>
        <input id={id} required maxLength={500} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <button type="submit" className="press primary" disabled={typed.trim() === '' || state === 'sending'}>
        {words.clear}
      </button>
      <SendProblem state={state} />
    </form>
  );
}

function EnterDanger({ campaign }: { readonly campaign: CampaignBody }): ReactElement {
  const words = useText().campaigns.dangers;
  const id = useId();
  const blank = { place: '', text: '', responsible: '', precaution: '', due: '' };
  const [fields, setFields] = useState(blank);
  const { state, send } = useSend();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send(`/api/v1/campaigns/${campaign.id}/hazards`, fields)) setFields(blank);
  };
  return (
    <details className="by-unit">
      <summary>{words.enter}</summary>
      <form className="figure-fields" onSubmit={(event) => void submit(event)}>
        {asked.map((name) => (
          <label key={name} htmlFor={`${id}${name}`}>
            <span>{words.fields[name]}</span>
            <input
              id={`${id}${name}`}
              maxLength={200}
              required={name !== 'precaution'}
              value={fields[name]}
              onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
            />
          </label>
        ))}
        <label htmlFor={`${id}due`}>
          <span>{words.fields.due}</span>
          <input
            id={`${id}due`}
            type="date"
            required
            value={fields.due}
            onChange={(event) => setFields({ ...fields, due: event.target.value })}
          />
        </label>
        <p className="campaign-line">
          <button type="submit" className="press primary" disabled={state === 'sending'}>
            {words.enter}
          </button>
        </p>
        <SendProblem state={state} />
      </form>
    </details>
  );
}
