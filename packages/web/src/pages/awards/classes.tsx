import type { OddsBody } from '@shigan/contract';
import { measureClasses } from '@shigan/core';
import type { ReactElement } from 'react';
import { type Asked, useRead } from '../../api/queries.ts';
import { useText } from '../../text/use-text.ts';
import type { Text } from '../../text/zh-CN.ts';

/** The measures of the year by class, each with what its class rests on. */
export function Classes({ asked }: { readonly asked: Asked }): ReactElement | null {
  const text = useText();
  const { city, region, asOf } = asked;
  const { data } = useRead<OddsBody>('/api/v1/awards/odds', { city, region, asOf });
  if (data === undefined) return null;
  return (
    <section className="award-block">
      <h2 data-plain>{text.awards.classesQuestion}</h2>
      <p className="note" data-plain>
        {text.awards.classesSubtitle(data.year, data.ruleSet.name)}
      </p>
      <div className="award-classes">
        {measureClasses.map((one) => (
          <div key={one}>
            <h3 data-plain>{text.awards.classes[one]}</h3>
            <ul>
              {data.measures
                .filter((measure) => measure.class === one)
                .map((measure) => (
                  <li key={measure.measure} title={groundsOf(measure, text)} data-plain>
                    {measure.title}
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Why a measure has its class: what a person said, or when it was won. */
function groundsOf(measure: OddsBody['measures'][number], { awards }: Text): string {
  if (measure.decision !== null) return measure.decision.reason;
  const years = measure.wonInLastFour.join('、');
  return years === '' ? awards.notWon : awards.won(years);
}
