import type { AssessmentBody } from '@shigan/contract';
import { display } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useText } from '../../text/use-text.ts';

type Published = NonNullable<AssessmentBody['published']>;

interface Decision {
  readonly objection: number;
  readonly upheld: boolean;
  readonly reason: string;
  readonly corrections: readonly { readonly item: string; readonly points: number }[];
}

/** Objections to published results, each with what was decided and which points were corrected from what. */
export function Objections({
  published,
  onDecide,
}: {
  readonly published: Published;
  readonly onDecide: ((decision: Decision) => Promise<void>) | undefined;
}): ReactElement {
  const words = useText().awardParts.assessment;
  const nameOf = (code: string): string => published.units.find((unit) => unit.code === code)?.name ?? code;
  return (
    <section className="award-block">
      <h2 data-plain>{words.objectionsTitle}</h2>
      {published.objections.length === 0 && (
        <p className="note" data-plain>
          {words.noObjections}
        </p>
      )}
      {published.objections.map((objection) => (
        <article key={objection.number} className="award-practice">
          <p data-plain>
            <b data-plain>{nameOf(objection.unit)}</b> {objection.words}
            <small data-plain>{`${objection.by} ${objection.at.slice(0, 10)}`}</small>
          </p>
          {objection.decision !== null && (
            <p data-plain>
              {`${words.verdict(objection.decision.upheld)} ${objection.decision.reason}`}
              <small data-plain>{`${objection.decision.by} ${objection.decision.at.slice(0, 10)}`}</small>
              {objection.decision.corrections.map((one) => (
                <span key={one.item}>
                  {words.corrected(one.title, one.was === null ? '—' : display(one.was, 2), display(one.points, 2))}
                </span>
              ))}
            </p>
          )}
          {objection.decision === null && onDecide !== undefined && (
            <Deciding
              number={objection.number}
              lines={published.units.find(({ code }) => code === objection.unit)?.lines ?? []}
              onDecide={onDecide}
            />
          )}
        </article>
      ))}
    </section>
  );
}

function Deciding(props: {
  readonly number: number;
  readonly lines: Published['units'][number]['lines'];
  readonly onDecide: (decision: Decision) => Promise<void>;
}): ReactElement {
  const words = useText().awardParts.assessment;
  const [reason, setReason] = useState('');
  const [item, setItem] = useState('');
  const [points, setPoints] = useState('');
  const corrections = item === '' || points.trim() === '' ? [] : [{ item, points: Number(points) }];
  const isReady = reason.trim() !== '' && corrections.every((one) => Number.isFinite(one.points));
  const decide = (upheld: boolean): void =>
    void props.onDecide({ objection: props.number, upheld, reason, corrections: upheld ? corrections : [] });
  return (
    <div className="award-conditions">
      <label>
        {words.reason}
        <input value={reason} onChange={({ target }) => setReason(target.value)} />
      </label>
      <label>
        {words.line}
        <select value={item} onChange={({ target }) => setItem(target.value)}>
          <option value="" data-plain>
            {words.noLine}
          </option>
          {props.lines.map((line) => (
            <option key={line.item} value={line.item} data-plain>
              {line.title}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.points}
        <input size={6} inputMode="decimal" value={points} onChange={({ target }) => setPoints(target.value)} />
      </label>
      <button type="button" className="press" disabled={!isReady} onClick={() => decide(true)}>
        {words.uphold}
      </button>
      <button type="button" className="press" disabled={reason.trim() === ''} onClick={() => decide(false)}>
        {words.dismiss}
      </button>
    </div>
  );
}
