import type { ReviewLineBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';

const verdicts = ['accepted', 'notAccepted', 'perfunctory'] as const;

/** A person's judgement on a report. What is pointed out stands beside it; a judgement against the unit has its grounds. */
export function JudgeForm(props: { readonly line: ReviewLineBody; readonly close: () => void }): ReactElement {
  const { matter, report } = props.line;
  const text = useText();
  const words = text.review.judging;
  const id = useId();
  const [verdict, setVerdict] = useState<(typeof verdicts)[number]>();
  const [reason, setReason] = useState('');
  const { state, send } = useSend();
  const isReady = verdict === 'accepted' || (verdict !== undefined && reason.trim() !== '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const told = reason.trim() === '' ? {} : { reason: reason.trim() };
    const details = { number: report?.number, verdict };
    const content = { act: 'judgeReport', version: matter.version, details, ...told };
    if (await send(`/api/v1/matters/${matter.id}/acts`, content)) props.close();
  };
  return (
    <form className="act-form report-form" onSubmit={(event) => void submit(event)}>
      <h3 data-plain>{words.title(matter.title)}</h3>
      <fieldset className="wide">
        <legend>{words.verdict}</legend>
        {verdicts.map((one) => (
          <label key={one} className="check">
            <input type="radio" name={`${id}v`} checked={verdict === one} onChange={() => setVerdict(one)} />
            {text.matter.verdicts[one]}
          </label>
        ))}
      </fieldset>
      <div className="field wide">
        <label htmlFor={`${id}r`}>{words.reason}</label>
        <textarea id={`${id}r`} rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <SendProblem state={state} />
      <p className="acts">
        <button type="submit" className="press primary" disabled={state === 'sending' || !isReady}>
          {state === 'sending' ? words.sending : words.send}
        </button>
        <button type="button" className="press" onClick={props.close}>
          {text.review.form.cancel}
        </button>
      </p>
    </form>
  );
}
