import type { CampaignBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useCampaign, useSend } from '../../../api/proceedings.ts';
import { type Asked, useMatters } from '../../../api/queries.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { Failed, Loading } from '../../../components/states.tsx';
import { dayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { lightNames, MatterLight } from '../matter-light.tsx';
import { settled } from '../matters-state.ts';
import { languageOf, MatterLink } from '../matter-link.tsx';
import { CampaignBoard } from './campaign-board.tsx';
import { Dangers } from './dangers.tsx';
import { EnterFigures } from './enter-figures.tsx';
import { Roster } from './roster.tsx';

/** One campaign: what is asked of the reader first, then the board, the list of hidden dangers, the roster, the matters. */
export function CampaignView({ asked, id }: { readonly asked: Asked; readonly id: string }): ReactElement {
  const { data, error, refetch } = useCampaign(asked, id);
  const { data: me } = useMe();
  const { language } = useAddress();
  const text = useText();
  const words = text.campaigns;
  const go = useGo();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const isNow = asked.asOf === undefined && data.closedAt === null;
  const mayConduct = isNow && (me?.may.includes('proceeding.conduct') ?? false);
  const mayEnter = isNow && data.own !== null;
  const isOnDuty = data.kind === 'flood' || data.shifts.length > 0 || data.dangers.length > 0;
  const query = new URLSearchParams({
    city: asked.city,
    lang: language,
    ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }),
  });
  return (
    <article className="campaign">
      <div className="headline-block">
        <h1 lang={languageOf(data.name)} data-plain>
          {data.name}
        </h1>
        <p className="lede" data-plain>
          {data.stateWords} · {dayWords(data.from, text)}
          {words.until(dayWords(data.to, text))} · {words.elapsed((data.elapsed * 100).toFixed(0))}
        </p>
        <div className="orders">
          <button type="button" className="link" onClick={() => go({ proceeding: undefined })}>
            {words.back}
          </button>
          <a className="press" href={`/api/v1/campaigns/${data.id}/report?${query}`} download>
            {words.report}
          </a>
          <button type="button" className="link" onClick={() => print()}>
            {text.controls.print}
          </button>
        </div>
      </div>
      {mayEnter && data.state !== 'planned' && data.own !== null && (
        <EnterFigures campaign={data} unit={data.own} today={data.asOf.slice(0, 10)} />
      )}
      <p className="aim" lang={languageOf(data.aim)} data-plain>
        {data.aim} {words.led(data.leader, data.leadUnit.name)}
        {words.separator}
        {words.units(data.units.length)}
        {words.separator}
        {data.rhythmWords}
      </p>
      {data.conclusion !== null && (
        <section className="sec">
          <h2>{words.conclusion}</h2>
          <p lang={languageOf(data.conclusion)} data-plain>
            {data.conclusion}
          </p>
        </section>
      )}
      <CampaignBoard campaign={data} />
      {mayConduct && data.state !== 'planned' && (
        <EnterFigures campaign={data} unit={null} today={data.asOf.slice(0, 10)} />
      )}
      {isOnDuty && <Dangers campaign={data} mayEnter={mayEnter && data.state !== 'planned'} />}
      {isOnDuty && <Roster campaign={data} mayWrite={mayEnter} />}
      <Matters asked={asked} campaign={data} mayConduct={mayConduct} />
      {mayConduct && data.state !== 'planned' && <Close campaign={data} />}
      {data.demo && (
        <p className="note" data-plain>
          {text.matters.invented}
        </p>
      )}
    </article>
  );
}

function Matters(props: {
  readonly asked: Asked;
  readonly campaign: CampaignBody;
  readonly mayConduct: boolean;
}): ReactElement {
  const { asked, campaign, mayConduct } = props;
  const text = useText();
  const words = text.campaigns;
  return (
    <section className="sec">
      <h2>{words.mattersTitle}</h2>
      {campaign.matters.length === 0 ? (
        <p className="quiet">{words.noMatters}</p>
      ) : (
        <table className="plain-table campaign-matters">
          <tbody>
            {campaign.matters.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <MatterLink row={row} />
                </th>
                <td data-plain>{row.leadUnit?.name ?? '—'}</td>
                <td>{row.stateWords}</td>
                {lightNames.map((name) => (
                  <td key={name}>
                    <span className="below">{text.matters.lights[name]}</span>{' '}
                    <MatterLight lights={row.lights} name={name} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayConduct && <Include asked={asked} campaign={campaign} />}
    </section>
  );
}

function Include({ asked, campaign }: { readonly asked: Asked; readonly campaign: CampaignBody }): ReactElement {
  const words = useText().campaigns;
  const id = useId();
  const { data } = useMatters(asked);
  const { state, send } = useSend();
  const [matter, setMatter] = useState('');
  const held = new Set(campaign.matters.map((row) => row.id));
  const open = data?.matters.filter((row) => !settled.has(row.state) && !held.has(row.id)) ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(`/api/v1/campaigns/${campaign.id}/matters`, { matter }).then((done) => done && setMatter(''));
  };
  return (
    <form className="campaign-line" onSubmit={submit}>
      <label htmlFor={id}>{words.includeLabel}</label>
      <select id={id} value={matter} onChange={(event) => setMatter(event.target.value)}>
        <option value="" />
        {open.map((row) => (
          <option key={row.id} value={row.id} data-plain>
            {row.title}
          </option>
        ))}
      </select>
      <button type="submit" className="press" disabled={matter === '' || state === 'sending'}>
        {words.include}
      </button>
      <SendProblem state={state} />
    </form>
  );
}

function Close({ campaign }: { readonly campaign: CampaignBody }): ReactElement {
  const words = useText().campaigns;
  const id = useId();
  const { state, send } = useSend();
  const [typed, setTyped] = useState('');
  return (
    <section className="sec finding-form">
      <label htmlFor={id}>
        <small>{words.closeWords}</small>
        <textarea id={id} rows={3} maxLength={2000} value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <p className="acts">
        <button
          type="button"
          className="press"
          disabled={typed.trim() === '' || state === 'sending'}
          onClick={() => void send(`/api/v1/campaigns/${campaign.id}/close`, { conclusion: typed.trim() })}
        >
          {words.close}
        </button>
      </p>
      <SendProblem state={state} />
    </section>
  );
}
