import type { MeetingBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useText } from '../../../text/use-text.ts';

/** The agenda by its product, and below it what became of the promises of last time. */
export function Agenda(props: {
  readonly meeting: MeetingBody;
  readonly at: number;
  readonly choose: (at: number) => void;
}): ReactElement {
  const { meeting, at, choose } = props;
  const words = useText().meeting;
  return (
    <aside className="meeting-agenda">
      <div className="agenda-head">
        <h2>
          {words.agenda} <small>{words.byProduct}</small>
        </h2>
        <span>{words.gap}</span>
        <span>{words.controllability}</span>
        <span>{words.silence}</span>
        <span className="agenda-product">{words.product}</span>
      </div>
      <ol>
        {meeting.items.map(({ matter }, n) => (
          <li key={matter.id}>
            <button type="button" aria-current={n === at ? 'step' : undefined} onClick={() => choose(n)} data-plain>
              <span className="agenda-number" data-plain>
                {n + 1}
              </span>
              <span className="agenda-name">
                <b data-plain>{matter.title}</b>
                <small data-plain>
                  {matter.leadUnit?.name ?? '—'} · {matter.leader?.name ?? '—'}
                </small>
              </span>
              {(['gap', 'controllability', 'silence'] as const).map((factor) => (
                <Ticks key={factor} name={words[factor]} filled={matter.score[factor]} />
              ))}
              <span className="agenda-product" data-plain>
                {matter.score.product}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <Promises meeting={meeting} />
    </aside>
  );
}

/** One to five, as strokes. */
function Ticks({ name, filled }: { readonly name: string; readonly filled: number }): ReactElement {
  return (
    <span className="ticks" role="img" aria-label={`${name} ${filled}/5`}>
      {[1, 2, 3, 4, 5].map((n) => (
        <i key={n} className={n <= filled ? 'is-filled' : ''} />
      ))}
    </span>
  );
}

function Promises({ meeting }: { readonly meeting: MeetingBody }): ReactElement {
  const words = useText().meeting;
  const { promises, promiseCounts: counts } = meeting;
  return (
    <section className="meeting-promises">
      <h2>{words.promises}</h2>
      <p data-plain>
        {promises.length === 0
          ? words.noPromises
          : words.counts(promises.length, counts.kept, counts.partly, counts.broken)}
      </p>
      <ul>
        {promises.slice(0, 6).map((promise) => (
          <li key={`${promise.matter} ${promise.text}`}>
            <span data-plain>
              {promise.text} · {promise.unit}
            </span>
            <span className={promise.verdict === 'broken' ? 'worse' : 'quiet'} data-plain>
              {promise.actual === null || promise.actual === '' ? promise.verdictWords : promise.actual}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
