import type { ScoreBody, ScorePairBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { type Asked, useOutlookScores } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { Absent } from '../../components/absent.tsx';
import { Reliability } from '../../charts/reliability.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';

/** How good past outlooks were (预测检验): those that were made and kept, and, named as such, a replay of the years before. */
export function Scores({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useOutlookScores(asked);
  const words = useText().outlook.scores;
  if (data === undefined)
    return error === null ? <Loading rows={4} /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <section className="scores">
      <h2>{words.question}</h2>
      <p className="chart-note" data-plain>
        {words.lede(data.abnormalYears.join(words.comma))}
      </p>
      <div className="scores-pair">
        <Side title={words.made} hint={words.madeHint} score={data.made} />
        <Side title={words.replay} hint={words.replayHint} score={data.replay} />
      </div>
      {data.indicators.length > 0 && <ByIndicator rows={data.indicators} />}
    </section>
  );
}

function Side(props: {
  readonly title: string;
  readonly hint: string;
  readonly score: ScorePairBody['made'];
}): ReactElement {
  const words = useText().outlook.scores;
  const { title, hint, score } = props;
  return (
    <div className="side">
      <h3>{title}</h3>
      <p className="chart-note" data-plain>
        {hint}
      </p>
      {isMissing(score) ? (
        <p>
          <Absent reason={score.missing} />
        </p>
      ) : (
        <>
          <Reliability bins={score.reliability} />
          <dl className="score">
            <dt data-plain>{words.count}</dt>
            <dd data-plain>{words.counted(score.count, score.firstYear, score.lastYear)}</dd>
            <dt data-plain>{words.miss}</dt>
            <dd data-plain>{missWords(score, words)}</dd>
            <dt data-plain>{words.covered80}</dt>
            <dd data-plain>{score.coverage80.toFixed(0)}%</dd>
            <dt data-plain>{words.covered95}</dt>
            <dd data-plain>{score.coverage95.toFixed(0)}%</dd>
            <dt data-plain>{words.brier}</dt>
            <dd data-plain>{words.brierOf(score.brier.toFixed(3), score.brierClimatology.toFixed(3))}</dd>
          </dl>
        </>
      )}
    </div>
  );
}

function missWords(score: ScoreBody, words: ReturnType<typeof useText>['outlook']['scores']): string {
  const { meanMiss, meanMissPersistence: persistence } = score;
  return isMissing(persistence)
    ? words.missOf(meanMiss.toFixed(2))
    : words.missBeside(meanMiss.toFixed(2), persistence.toFixed(2));
}

function ByIndicator({
  rows,
}: {
  readonly rows: readonly (ScorePairBody & { readonly indicator: string; readonly name: string })[];
}): ReactElement {
  const words = useText().outlook.scores;
  return (
    <details>
      <summary data-plain>{words.byIndicator(rows.length)}</summary>
      <table className="outlooks">
        <thead>
          <tr>
            <ColumnHead words={[words.indicator]} />
            <ColumnHead words={[words.how]} />
            {[words.count, words.miss, words.persistence, words.covered80, words.covered95, words.brier].map((head) => (
              <th key={head} scope="col" className="number" data-plain>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            (['made', 'replay'] as const).flatMap((how) => {
              const score = row[how];
              if (isMissing(score)) return [];
              const { meanMissPersistence: persistence } = score;
              return [
                <tr key={`${row.indicator} ${how}`}>
                  <th scope="row" data-plain>
                    {row.name}
                  </th>
                  <td>{words[how]}</td>
                  <td className="number" data-plain>
                    {score.count}
                  </td>
                  <td className="number" data-plain>
                    {score.meanMiss.toFixed(2)}
                  </td>
                  <td className="number" data-plain>
                    {isMissing(persistence) ? '' : persistence.toFixed(2)}
                  </td>
                  <td className="number" data-plain>
                    {score.coverage80.toFixed(0)}%
                  </td>
                  <td className="number" data-plain>
                    {score.coverage95.toFixed(0)}%
                  </td>
                  <td className="number" data-plain>
                    {score.brier.toFixed(3)}
                  </td>
                </tr>,
              ];
            }),
          )}
        </tbody>
      </table>
    </details>
  );
}
