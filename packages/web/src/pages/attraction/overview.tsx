import type { AttractionBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { Door } from '../../components/door.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';

interface Props {
  readonly body: AttractionBody;
}

/** From lead to production: how many came so far, drawn as bars of one measure; a step narrows the list. */
export function Stages({ body }: Props): ReactElement {
  const text = useText();
  const go = useGo();
  const { light } = useAddress();
  const words = text.attraction;
  const most = Math.max(1, ...body.stages.map(({ figures }) => valueOf(figures['reached'])));
  return (
    <section className="enterprise-block">
      <h2>{words.stagesQuestion}</h2>
      <p className="note">{words.stagesNote}</p>
      <div className="scroll">
        <table className="enterprise-table deal-stages">
          <thead>
            <tr>
              <th scope="col">{words.stages.stage}</th>
              <th scope="col" className="word">
                {words.stages.reached}
              </th>
              <th scope="col">{words.stages.standing}</th>
              <th scope="col">{words.stages.conversion}</th>
              <th scope="col">{words.stages.months}</th>
              <th scope="col">{words.stages.funds}</th>
            </tr>
          </thead>
          <tbody>
            {body.stages.map(({ code, name, figures }) => (
              <tr key={code}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-pressed={light === code}
                    onClick={() => go({ light: light === code ? undefined : code, figures: [] })}
                  >
                    {name}
                  </button>
                </th>
                <td className="word">
                  <span className="deal-bar" aria-hidden="true">
                    <span style={{ width: `${(100 * valueOf(figures['reached'])) / most}%` }} />
                  </span>
                  <RosterNumber figure={figures['reached']} />
                </td>
                <td>
                  <RosterNumber figure={figures['standing']} />
                </td>
                <td>
                  <RosterNumber figure={figures['conversion']} unit />
                </td>
                <td>
                  <RosterNumber figure={figures['monthsBetween']} unit />
                </td>
                <td>
                  <RosterNumber figure={figures['contractedFunds']} unit />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

type Figure = AttractionBody['totals'][string];

function valueOf(figure: Figure | undefined): number {
  return figure === undefined || isMissing(figure.value) ? 0 : figure.value;
}

/** Steps taken, month by month. */
export function Months({ body }: Props): ReactElement {
  const words = useText().attraction;
  return (
    <section className="enterprise-block">
      <h2>{words.monthsQuestion}</h2>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            {body.stages.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.months.map(({ month, figures }) => (
            <tr key={month}>
              <th scope="row" data-plain>
                {month}
              </th>
              {body.stages.map(({ code }) => (
                <td key={code}>
                  <RosterNumber figure={figures[code]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What the deals make of the indicators that they feed. */
export function Fed({ body }: Props): ReactElement | null {
  const text = useText();
  const address = useAddress();
  const words = text.attraction;
  const { fed } = body;
  if (fed.length === 0) return null;
  return (
    <section className="enterprise-block">
      <h2>{words.fedQuestion}</h2>
      <p className="note">{words.fedNote}</p>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{words.fed.indicator}</th>
            <th scope="col">{words.fed.arrived}</th>
            <th scope="col">{words.fed.published}</th>
            <th scope="col">{words.fed.coverage}</th>
          </tr>
        </thead>
        <tbody>
          {fed.map((one) => (
            <tr key={one.indicator.code}>
              <th scope="row">
                <PageLink
                  className="link"
                  to={{
                    ...address,
                    page: 'indicators',
                    indicator: one.indicator.code,
                    kind: undefined,
                    light: undefined,
                    by: undefined,
                    search: undefined,
                    figures: [],
                  }}
                >
                  {one.indicator.name}
                </PageLink>
              </th>
              <td>
                <RosterNumber figure={one.arrived} unit />
              </td>
              <td>
                {one.published === null ? (
                  <span className="absent" data-plain>
                    —
                  </span>
                ) : (
                  <Door figures={[one.published.id]}>
                    {one.published.shown}
                    <Unit>{one.published.unit}</Unit>
                  </Door>
                )}
              </td>
              <td>
                <RosterNumber figure={one.coverage} unit />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type GroupFigure =
  | 'deals'
  | 'contracted'
  | 'contractedFunds'
  | 'arrived'
  | 'growth'
  | 'arrivalRate'
  | 'contracting'
  | 'landing';

/** Deals by mode, kind of firm, county. */
export function Groups(props: {
  readonly title: string;
  readonly head: string;
  readonly groups: AttractionBody['modes'];
  readonly names: readonly GroupFigure[];
}): ReactElement {
  const words = useText().attraction.groups;
  return (
    <section className="enterprise-block">
      <h2 data-plain>{props.title}</h2>
      <div className="scroll">
        <table className="enterprise-table">
          <thead>
            <tr>
              <th scope="col" data-plain>
                {props.head}
              </th>
              {props.names.map((name) => (
                <th key={name} scope="col">
                  {words[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.groups.map(({ code, name, figures }) => (
              <tr key={code}>
                <th scope="row" data-plain>
                  {name}
                </th>
                {props.names.map((one) => (
                  <td key={one}>
                    <RosterNumber figure={figures[one]} unit signed={one === 'growth'} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
