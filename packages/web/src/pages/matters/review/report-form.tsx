import type { ReviewLineBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';
import { filledIn, isComplete, type NumberField, reportAct, type ReportFields } from './review-state.ts';

const lights = ['green', 'yellow', 'red'] as const;

/** A unit's report in a round: filled in with what it said last. */
export function ReportForm(props: { readonly line: ReviewLineBody; readonly close: () => void }): ReactElement {
  const { line } = props;
  const text = useText();
  const words = text.review.form;
  const id = useId();
  const [fields, setFields] = useState<ReportFields>(() => filledIn(line));
  const { state, send } = useSend();
  const set = (change: Partial<ReportFields>): void => setFields({ ...fields, ...change });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await send(`/api/v1/matters/${line.matter.id}/acts`, reportAct(line.matter.version, fields))) props.close();
  };
  return (
    <form className="act-form report-form" onSubmit={(event) => void submit(event)}>
      <h3 data-plain>{words.title(line.matter.title)}</h3>
      {line.prefill.saidAt !== null && <p className="quiet">{words.prefilled}</p>}
      <div className="field wide">
        <label htmlFor={`${id}t`}>{words.text}</label>
        <textarea id={`${id}t`} rows={3} value={fields.text} onChange={(event) => set({ text: event.target.value })} />
      </div>
      <div className="field">
        <label htmlFor={`${id}p`}>{words.progress}</label>
        <input
          id={`${id}p`}
          type="number"
          min={0}
          max={100}
          value={fields.progress}
          onChange={(event) => set({ progress: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}l`}>{words.light}</label>
        <select id={`${id}l`} value={fields.light} onChange={(event) => set({ light: event.target.value })}>
          <option value="" />
          {lights.map((light) => (
            <option key={light} value={light}>
              {text.matters.words[light]}
            </option>
          ))}
        </select>
      </div>
      <Numbers numbers={fields.numbers} set={(numbers) => set({ numbers })} />
      {line.milestones.length > 0 && (
        <fieldset className="wide">
          <legend>{words.milestones}</legend>
          {line.milestones.map((one) => (
            <label key={one.id} className="check" data-plain>
              <input
                type="checkbox"
                checked={fields.milestones.includes(one.id)}
                onChange={(event) =>
                  set({
                    milestones: event.target.checked
                      ? [...fields.milestones, one.id]
                      : fields.milestones.filter((held) => held !== one.id),
                  })
                }
              />
              {one.name}
            </label>
          ))}
        </fieldset>
      )}
      <div className="field">
        <label htmlFor={`${id}w`}>{words.promise}</label>
        <input
          id={`${id}w`}
          value={fields.promise}
          maxLength={300}
          onChange={(event) => set({ promise: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}d`}>{words.promiseDue}</label>
        <input
          id={`${id}d`}
          type="date"
          value={fields.promiseDue}
          onChange={(event) => set({ promiseDue: event.target.value })}
        />
      </div>
      <div className="field wide">
        <label htmlFor={`${id}e`}>{words.evidence}</label>
        <textarea
          id={`${id}e`}
          rows={2}
          value={fields.evidence}
          onChange={(event) => set({ evidence: event.target.value })}
        />
      </div>
      <SendProblem state={state} />
      <p className="acts">
        <button type="submit" className="press primary" disabled={state === 'sending' || !isComplete(fields)}>
          {state === 'sending' ? words.sending : words.send}
        </button>
        <button type="button" className="press" onClick={props.close}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function Numbers(props: {
  readonly numbers: readonly NumberField[];
  readonly set: (numbers: readonly NumberField[]) => void;
}): ReactElement {
  const words = useText().review.form;
  const change = (at: number, part: Partial<NumberField>): void =>
    props.set(props.numbers.map((one, n) => (n === at ? { ...one, ...part } : one)));
  return (
    <fieldset className="wide numbers">
      <legend>{words.numbers}</legend>
      {props.numbers.map((one, n) => (
        // Lines are only ever added at the end.
        <span key={n} className="number-line">
          <input
            aria-label={words.numberName}
            placeholder={words.numberName}
            value={one.name}
            onChange={(event) => change(n, { name: event.target.value })}
          />
          <input
            aria-label={words.numberValue}
            placeholder={words.numberValue}
            inputMode="decimal"
            value={one.value}
            onChange={(event) => change(n, { value: event.target.value })}
          />
          <input
            aria-label={words.numberUnit}
            placeholder={words.numberUnit}
            value={one.unit}
            onChange={(event) => change(n, { unit: event.target.value })}
          />
        </span>
      ))}
      <button
        type="button"
        className="link"
        onClick={() => props.set([...props.numbers, { name: '', value: '', unit: '' }])}
      >
        {words.addNumber}
      </button>
    </fieldset>
  );
}
