import { display, isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { PlainHeads } from '../../components/column-head.tsx';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';
import { AwardDoor } from './award-door.tsx';
import type { OddsLine } from './work-part.tsx';

type ScoreLine = NonNullable<OddsLine['score']>['lines'][number];

/** The score by the criteria that indicators of the platform measure (测算得分): criterion by criterion, against the cut line. */
export function Score({ score }: { readonly score: OddsLine['score'] }): ReactElement | null {
  const words = useText().awardParts.score;
  if (score === null) return null;
  return (
    <>
      <h3>{words.title}</h3>
      <p className="note" data-plain>
        {words.sum(
          display(score.own, 1),
          isMissing(score.cutLine) ? null : display(score.cutLine, 1),
          display(score.covered, 0),
        )}
      </p>
      <table className="award-table award-lines">
        <PlainHeads heads={Object.values(words.columns)} />
        <tbody>
          {score.lines.map((line) => (
            <tr key={line.criterion}>
              <th scope="row" data-plain>
                {line.title}
              </th>
              <td>
                <Value line={line} />
              </td>
              <td data-plain>{words.place(line.place, line.of)}</td>
              <td>
                <AwardDoor id={line.pointsFigure}>{display(line.points, 2)}</AwardDoor>
                <span data-plain>{` / ${line.weight}`}</span>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row" colSpan={3}>
              {words.own}
            </th>
            <td>
              <AwardDoor id={score.sum.id}>{score.sum.shown}</AwardDoor>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

/** The same for every county of the city, the best first: each by its own values, among the counties of the city. */
export function CountyScores({ scores }: { readonly scores: OddsLine['countyScores'] }): ReactElement | null {
  const words = useText().awardParts.score;
  const [first] = scores;
  if (first === undefined) return null;
  return (
    <>
      <h3>{words.countiesTitle}</h3>
      <p className="note" data-plain>
        {words.countiesNote(display(first.covered, 0))}
      </p>
      <div className="award-scroll">
        <table className="award-table award-lines">
          <PlainHeads heads={[words.county, words.own, ...first.lines.map(({ title }) => title)]} />
          <tbody>
            {scores.map((score) => (
              <tr key={score.region.code}>
                <th scope="row">{score.region.name}</th>
                <td className="number">
                  <AwardDoor id={score.sum.id}>{score.sum.shown}</AwardDoor>
                </td>
                {first.lines.map(({ criterion }) => {
                  const line = score.lines.find((one) => one.criterion === criterion);
                  return (
                    <td key={criterion} data-plain>
                      {line === undefined ? (
                        '—'
                      ) : (
                        <>
                          <Value line={line} /> {words.place(line.place, line.of)}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Value({ line }: { readonly line: ScoreLine }): ReactElement {
  const shown = `${typeset(display(line.value, 1))}${line.unit}`;
  return line.figure === null ? <span data-plain>{shown}</span> : <Door figures={[line.figure]}>{shown}</Door>;
}
