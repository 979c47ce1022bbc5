import type { InspectionRowBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useMe, useUnits } from '../../../api/people.ts';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';
import { type PlanDraft, planOf, warningsOf } from './plan-state.ts';

const blank: PlanDraft = {
  direction: 'made',
  title: '',
  authority: '',
  basis: '',
  objects: '',
  subject: '',
  method: 'onSite',
  head: '',
  members: '',
  from: '',
  to: '',
  reason: '',
};

/** Planning an inspection; whom another one sees within the interval is said while it is written. */
export function PlanForm(props: { readonly register: readonly InspectionRowBody[] }): ReactElement | null {
  const text = useText();
  const words = text.inspections;
  const id = useId();
  const { data: me } = useMe();
  const units = useUnits();
  const [draft, setDraft] = useState<PlanDraft>(blank);
  const { state, send } = useSend();
  if (!(me?.may.includes('proceeding.conduct') ?? false)) return null;
  const directory = [...(units?.values() ?? [])].map(({ code, name }) => ({ code, name: name.zh }));
  const { plan, unknown } = planOf(draft, directory);
  const warnings = plan === undefined ? [] : warningsOf(plan, props.register);
  const needsReason = draft.direction === 'made' && warnings.length > 0;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (plan !== undefined && (await send('/api/v1/inspections', plan))) setDraft(blank);
  };
  const field = (name: keyof PlanDraft, kind: 'text' | 'date' = 'text', isNeeded = true): ReactElement => (
    <label htmlFor={`${id}${name}`}>
      <small>{words.fields[name]}</small>
      <input
        id={`${id}${name}`}
        type={kind}
        value={draft[name]}
        required={isNeeded}
        maxLength={kind === 'text' ? 300 : undefined}
        list={name === 'objects' ? `${id}units` : undefined}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <form className="plan-form sec" onSubmit={(event) => void submit(event)}>
      <h2>{words.plan}</h2>
      <datalist id={`${id}units`}>
        {directory.map(({ name }) => (
          <option key={name} value={name} data-plain />
        ))}
      </datalist>
      <div className="plan-fields">
        <label htmlFor={`${id}direction`}>
          <small>{words.fields.direction}</small>
          <select
            id={`${id}direction`}
            value={draft.direction}
            onChange={(event) =>
              setDraft({ ...draft, direction: event.target.value === 'received' ? 'received' : 'made' })
            }
          >
            <option value="made">{words.directions.made}</option>
            <option value="received">{words.directions.received}</option>
          </select>
        </label>
        {field('title')}
        {field('authority')}
        {field('basis', 'text', false)}
        {field('objects')}
        {field('subject')}
        <label htmlFor={`${id}method`}>
          <small>{words.fields.method}</small>
          <select
            id={`${id}method`}
            value={draft.method}
            onChange={(event) => setDraft({ ...draft, method: methodOf(event.target.value) })}
          >
            {methods.map((method) => (
              <option key={method} value={method}>
                {words.methods[method]}
              </option>
            ))}
          </select>
        </label>
        {field('head')}
        {field('members', 'text', false)}
        {field('from', 'date')}
        {field('to', 'date')}
        {needsReason && field('reason')}
      </div>
      <div role="status" data-plain>
        {unknown.map((name) => (
          <p key={name} className="worse">
            {words.noSuchUnit(name)}
          </p>
        ))}
        {warnings.map(({ object, title, days }) => (
          <p key={object} className="worse">
            {words.repeats(object, title, days)}
          </p>
        ))}
        {needsReason && <p className="quiet">{words.needsReason}</p>}
      </div>
      <p className="acts">
        <button type="submit" className="press is-main primary" disabled={plan === undefined || state === 'sending'}>
          {state === 'sending' ? words.sending : words.enter}
        </button>
      </p>
      <SendProblem state={state} />
    </form>
  );
}

const methods = ['onSite', 'unannounced', 'documents', 'talks'] as const;

function methodOf(value: string): (typeof methods)[number] {
  return methods.find((method) => method === value) ?? 'onSite';
}
