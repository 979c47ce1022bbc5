import { campaignKinds, campaignRhythms } from '@shigan/core';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useLeaders, useMe, useUnits } from '../../../api/people.ts';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';
import {
  addedIndicator,
  type CampaignDraft,
  campaignPlanOf,
  draftFrom,
  type IndicatorDraft,
  kindOf,
  rhythmOf,
} from './campaign-state.ts';

const bounds = ['atLeast', 'atMost', 'about'] as const;

/** Planning a campaign from a template (部署专项行动): what the template says stands filled in and can be changed. */
export function PlanCampaign({ today }: { readonly today: string }): ReactElement | null {
  const text = useText();
  const words = text.campaigns;
  const id = useId();
  const { data: me } = useMe();
  const units = useUnits();
  const leaders = useLeaders();
  const year = today.slice(0, 4);
  const [draft, setDraft] = useState<CampaignDraft>(() =>
    draftFrom('summerOffensive', year, { leader: '', leadUnit: '', units: '' }),
  );
  const { state, send } = useSend();
  if (!(me?.may.includes('proceeding.conduct') ?? false)) return null;
  const directory = {
    units: [...(units?.values() ?? [])].map(({ code, name }) => ({ code, name: name.zh })),
    leaders: [...(leaders?.values() ?? [])].map(({ code, name, post }) => ({ id: code, name: `${name}（${post}）` })),
  };
  const { plan, unknown } = campaignPlanOf(draft, directory);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (plan !== undefined && (await send('/api/v1/campaigns', plan))) setDraft(draftFrom('plain', year, draft));
  };
  const field = (name: 'name' | 'from' | 'to' | 'leadUnit' | 'units' | 'aim'): ReactElement => (
    <label htmlFor={`${id}${name}`} className={name === 'units' || name === 'aim' ? 'wide' : ''}>
      <small>{words.fields[name]}</small>
      <input
        id={`${id}${name}`}
        type={name === 'from' || name === 'to' ? 'date' : 'text'}
        value={draft[name]}
        required
        list={name === 'leadUnit' || name === 'units' ? `${id}directory` : undefined}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="plan-form sec" onSubmit={(event) => void submit(event)}>
      <h2>{words.plan}</h2>
      <datalist id={`${id}directory`}>
        {directory.units.map(({ code, name }) => (
          <option key={code} value={name} data-plain />
        ))}
      </datalist>
      <div className="plan-fields">
        <label htmlFor={`${id}kind`}>
          <small>{words.template}</small>
          <select
            id={`${id}kind`}
            value={draft.kind}
            onChange={(event) => setDraft(draftFrom(kindOf(event.target.value), year, draft))}
          >
            {campaignKinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        {field('name')}
        <label htmlFor={`${id}rhythm`}>
          <small>{words.fields.rhythm}</small>
          <select
            id={`${id}rhythm`}
            value={draft.rhythm}
            onChange={(event) => setDraft({ ...draft, rhythm: rhythmOf(event.target.value) })}
          >
            {campaignRhythms.map((rhythm) => (
              <option key={rhythm} value={rhythm}>
                {words.rhythms[rhythm]}
              </option>
            ))}
          </select>
        </label>
        {field('from')}
        {field('to')}
        <label htmlFor={`${id}leader`}>
          <small>{words.fields.leader}</small>
          <select
            id={`${id}leader`}
            value={draft.leader}
            required
            onChange={(event) => setDraft({ ...draft, leader: event.target.value })}
          >
            <option value="" />
            {directory.leaders.map((leader) => (
              <option key={leader.id} value={leader.id} data-plain>
                {leader.name}
              </option>
            ))}
          </select>
        </label>
        {field('leadUnit')}
        {field('units')}
        {field('aim')}
      </div>
      <Indicators held={draft.indicators} set={(indicators) => setDraft({ ...draft, indicators })} />
      <div role="status" data-plain>
        {unknown.map((name) => (
          <p key={name} className="worse">
            {words.noSuchUnit(name)}
          </p>
        ))}
      </div>
      <p className="acts">
        <button type="submit" className="press is-main primary" disabled={plan === undefined || state === 'sending'}>
          {state === 'sending' ? words.sending : words.send}
        </button>
      </p>
      <SendProblem state={state} />
    </form>
  );
}

function Indicators(props: {
  readonly held: readonly IndicatorDraft[];
  readonly set: (indicators: readonly IndicatorDraft[]) => void;
}): ReactElement {
  const { held, set } = props;
  const words = useText().campaigns;
  const change = (id: string, over: Partial<IndicatorDraft>): void =>
    set(held.map((one) => (one.id === id ? { ...one, ...over } : one)));
  return (
    <table className="plain-table plan-indicators">
      <caption>{words.indicators}</caption>
      <thead>
        <tr>
          {words.indicatorHeads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">{words.removeIndicator}</th>
        </tr>
      </thead>
      <tbody>
        {held.map((one) => (
          <tr key={one.id}>
            {(['name', 'unit', 'start', 'goal'] as const).map((name, n) => (
              <td key={name}>
                <input
                  aria-label={`${one.name} ${words.indicatorHeads[n] ?? ''}`}
                  value={one[name]}
                  onChange={(event) => change(one.id, { [name]: event.target.value })}
                />
              </td>
            ))}
            <td>
              <select
                aria-label={`${one.name} ${words.indicatorHeads[4] ?? ''}`}
                value={one.bound}
                onChange={(event) =>
                  change(one.id, { bound: bounds.find((bound) => bound === event.target.value) ?? 'atLeast' })
                }
              >
                {bounds.map((bound) => (
                  <option key={bound} value={bound}>
                    {words.bounds[bound]}
                  </option>
                ))}
              </select>
            </td>
            <td>
              <select
                aria-label={`${one.name} ${words.indicatorHeads[5] ?? ''}`}
                value={one.statedBy}
                onChange={(event) => change(one.id, { statedBy: event.target.value === 'office' ? 'office' : 'units' })}
              >
                <option value="units">{words.statedBy.units}</option>
                <option value="office">{words.statedBy.office}</option>
              </select>
            </td>
            <td>
              <button
                type="button"
                className="press"
                disabled={held.length === 1}
                onClick={() => set(held.filter(({ id }) => id !== one.id))}
              >
                {words.removeIndicator}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={7}>
            <button type="button" className="press" onClick={() => set([...held, addedIndicator(held)])}>
              {words.addIndicator}
            </button>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
