import type { CircularBody, UnitCheckBody } from '@shigan/contract';
import { type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { momentWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';

/** The fact check: every unit that is named, until when it can answer, and what it said. */
export function FactCheck({ circular }: { readonly circular: CircularBody }): ReactElement {
  const words = useText().circular;
  return (
    <section className="fact-check">
      <h2>{words.check}</h2>
      <p className="quiet" data-plain>
        {words.checkNote}
      </p>
      {circular.mayAnswer && <AnswerForm circular={circular} />}
      <ul>
        {circular.checks.map((check) => (
          <Check key={check.code} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Check({ check }: { readonly check: UnitCheckBody }): ReactElement {
  const text = useText();
  const words = text.circular;
  const until = check.until === null ? undefined : momentWords(check.until, text);
  const answered = check.answer === null ? undefined : momentWords(check.answer.at, text);
  return (
    <li className={`check-${check.outcome}`}>
      <span data-plain>{check.name}</span>
      <span className={check.outcome === 'objected' ? 'worse' : 'quiet'} data-plain>
        {until === undefined ? words.notSent : words.outcomes[check.outcome]}
      </span>
      {check.outcome === 'awaited' && until !== undefined && (
        <span className="below" data-plain>
          {words.until(until.day, until.minute)}
        </span>
      )}
      {check.answer !== null && answered !== undefined && (
        <>
          {check.answer.words !== '' && (
            <span className="said" data-plain>
              {check.answer.words}
            </span>
          )}
          <span className="below" data-plain>
            {words.answeredBy(check.answer.by, answered.day, answered.minute)}
          </span>
        </>
      )}
    </li>
  );
}

function AnswerForm({ circular }: { readonly circular: CircularBody }): ReactElement {
  const words = useText().circular;
  const id = useId();
  const [agrees, setAgrees] = useState<boolean>();
  const [typed, setTyped] = useState('');
  const { state, send } = useSend();
  const isReady = agrees === true || (agrees === false && typed.trim() !== '');
  return (
    <form
      className="act-form answer-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send(`/api/v1/circulars/${circular.id}/answers`, { agrees, words: typed });
      }}
    >
      <h3>{words.own}</h3>
      <fieldset>
        {([true, false] as const).map((choice) => (
          <label key={String(choice)} className="check">
            <input type="radio" name={`${id}a`} checked={agrees === choice} onChange={() => setAgrees(choice)} />
            {choice ? words.agree : words.object}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}w`}>{words.words}</label>
      <textarea id={`${id}w`} rows={3} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <SendProblem state={state} />
      <p className="acts">
        <button type="submit" className="press primary" disabled={!isReady || state === 'sending'}>
          {state === 'sending' ? words.sending : words.answer}
        </button>
      </p>
    </form>
  );
}
