import type { CampaignBody, CampaignIndicatorBody } from '@shigan/contract';
import { isMissing, type Maybe } from '@shigan/core';
import type { ReactElement } from 'react';
import { Absent } from '../../../components/absent.tsx';
import { Door } from '../../../components/door.tsx';
import { Light } from '../../../components/light.tsx';
import { typeset } from '../../../components/number.tsx';
import { shortDayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { courseState } from './campaign-state.ts';

/** The board of a campaign (专项行动看板): each indicator from its start to its goal; what each unit stated. */
export function CampaignBoard({ campaign }: { readonly campaign: CampaignBody }): ReactElement {
  const text = useText();
  const words = text.campaigns;
  const { owing, asOf } = campaign;
  return (
    <section className="sec">
      <h2>{words.board}</h2>
      {owing !== null && (
        <p className={owing.units.length === 0 ? 'quiet' : 'worse'} data-plain>
          {owing.units.length === 0
            ? words.owedNone(shortDayWords(owing.on, asOf, text))
            : words.owed(
                shortDayWords(owing.on, asOf, text),
                owing.units.map(({ name }) => name).join(words.separator),
              )}
        </p>
      )}
      <table className="plain-table campaign-board">
        <thead>
          <tr>
            {words.boardHeads.map((head, n) => (
              <th key={head} scope="col" className={n >= 1 && n <= 4 ? 'number' : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaign.indicators.map((one) => (
            <Indicator key={one.id} one={one} campaign={campaign} />
          ))}
        </tbody>
      </table>
      <ByUnit campaign={campaign} />
    </section>
  );
}

function Indicator(props: { readonly one: CampaignIndicatorBody; readonly campaign: CampaignBody }): ReactElement {
  const { one, campaign } = props;
  const words = useText().campaigns;
  return (
    <tr>
      <th scope="row" data-plain>
        {one.name}
        <span className="below">{one.isRecorded ? words.recorded : one.unit}</span>
      </th>
      <td className="number" data-plain>
        {typeset(one.start)}
      </td>
      <td className="number" data-plain>
        {typeset(one.goal)}
        {one.bound !== 'atLeast' && <span className="below">{words.bounds[one.bound]}</span>}
      </td>
      <td className="number">
        <Shown value={one.value} figure={one.figure?.id} />
      </td>
      <td className="number" data-plain>
        {isMissing(one.progress) ? '—' : `${(one.progress * 100).toFixed(1)}%`}
      </td>
      <td>
        {isMissing(one.light) ? (
          <Absent reason={one.light.missing} />
        ) : (
          <Light light={one.light} words={words.lights[one.light]} />
        )}
      </td>
      <td>
        <Course one={one} campaign={campaign} />
      </td>
    </tr>
  );
}

function Shown({
  value,
  figure,
}: {
  readonly value: Maybe<string>;
  readonly figure?: string | undefined;
}): ReactElement {
  if (isMissing(value)) return <Absent reason={value.missing} />;
  return <Door figures={[figure]}>{typeset(value)}</Door>;
}

const box = { width: 150, height: 24 };

/** What was stated, in ink, beside what keeps up with time, a hairline. */
function Course(props: { readonly one: CampaignIndicatorBody; readonly campaign: CampaignBody }): ReactElement | null {
  const state = courseState(props.one, props.campaign, box);
  if (state === undefined) return null;
  return (
    <svg className="campaign-course" viewBox={`-4 -4 ${box.width + 8} ${box.height + 8}`} {...size} aria-hidden="true">
      <path className="due" d={state.due} />
      <path className={props.one.light === 'red' ? 'stated behind' : 'stated'} d={state.stated} />
      <circle className={props.one.light === 'red' ? 'behind' : ''} cx={state.end.x} cy={state.end.y} r="2.4" />
    </svg>
  );
}

const size = { width: box.width + 8, height: box.height + 8 };

/** What each unit stated last: units down, indicators across. */
function ByUnit({ campaign }: { readonly campaign: CampaignBody }): ReactElement | null {
  const text = useText();
  const words = text.campaigns;
  const stated = campaign.indicators.filter(({ byUnit }) => byUnit.length > 0);
  if (stated.length === 0) return null;
  return (
    <details className="by-unit">
      <summary>{words.byUnit}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            {words.unitHeads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {stated.map(({ id, name, unit }) => (
              <th key={id} scope="col" className="number" data-plain>
                {name}
                <span className="below" data-plain>
                  {unit}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {campaign.units.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row" data-plain>
                {name}
              </th>
              {stated.map((one) => {
                const cell = one.byUnit.find(({ unit }) => unit.code === code);
                return (
                  <td key={one.id} className="number">
                    <Shown value={cell?.value ?? { missing: 'no-figure' }} />
                    {cell?.on != null && (
                      <span className="below" data-plain>
                        {words.asOf(shortDayWords(cell.on, campaign.asOf, text))}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
