import type { LadderBody } from '@shigan/contract';
import { ladderSteps } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { Declarations } from './declarations.tsx';
import { EnterpriseLink, EnterpriseNumber } from './enterprise-figure.tsx';

type Rung = LadderBody['rungs'][number];

/** The ladder (梯度培育): windows that are open, who is on which step, entrants against the plan, who is near a threshold. */
export function LadderPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { region, kind } = useAddress();
  const { city, period, asOf } = asked;
  const text = useText();
  const { data, error, refetch } = useRead<LadderBody>('/api/v1/enterprises/ladder', { city, region, period, asOf });
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const words = text.enterprises.ladder;
  const main = data.rungs.find(({ code }) => code === 'small-to-above') ?? data.rungs[0];
  if (main === undefined) return <Empty>{words.noRungs}</Empty>;
  const chosen = data.rungs.find(({ code }) => code === kind) ?? main;
  const zero = data.entrants.filter(({ year }) => year === 0).length;
  return (
    <>
      <div className="headline-block stacked">
        <h1 data-plain>
          {words.headline(data.region.name, Number(data.month.slice(5)), main.month, main.year)}
          {main.goal !== null && words.planned(main.goal)}
        </h1>
        <p className="lede" data-plain>
          {zero > 0 ? words.zero(zero) : words.noZero}
          {main.windows
            .map(({ name, from, to, isOpen, days }) =>
              isOpen ? words.windowOpen(name, from, to, days) : words.windowNext(name, from, days),
            )
            .join(words.between)}
        </p>
      </div>
      <Rungs body={data} chosen={chosen} />
      <Declarations rung={chosen} />
      <Entrants body={data} />
      <div className="enterprise-columns">
        <Near question={words.risingQuestion} rows={data.rising} of={data.risingOf} isRising />
        <Near question={words.fallingQuestion} rows={data.falling} of={data.fallingOf} />
      </div>
      <Thresholds body={data} />
    </>
  );
}

function Rungs({ body, chosen }: { readonly body: LadderBody; readonly chosen: Rung }): ReactElement {
  const go = useGo();
  const text = useText();
  const words = text.enterprises.ladder;
  const steps = ladderSteps.flatMap((step) => {
    const name = body.rungs.flatMap(({ path }) => path.filter((one) => one.step === step))[0]?.name;
    return name === undefined ? [] : [{ step, name }];
  });
  return (
    <section className="enterprise-block">
      <h2>{words.rungsQuestion}</h2>
      <div className="scroll">
        <table className="enterprise-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.rung}</th>
              {steps.map(({ step, name }) => (
                <th key={step} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{words.columns.month}</th>
              <th scope="col">{words.columns.year}</th>
              <th scope="col">{words.columns.goal}</th>
            </tr>
          </thead>
          <tbody>
            {body.rungs.map((rung) => (
              <tr key={rung.code} className={rung.code === chosen.code ? 'chosen' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-pressed={rung.code === chosen.code}
                    onClick={() => go({ kind: rung.code, figures: [] })}
                  >
                    {rung.name}
                  </button>
                  <small className="where" data-plain>{` ${rung.from} → ${rung.to}`}</small>
                </th>
                {steps.map(({ step }) => (
                  <td key={step} data-plain>
                    {rung.path.find((one) => one.step === step)?.now ?? '·'}
                  </td>
                ))}
                <td data-plain>{rung.month}</td>
                <td data-plain>{rung.year}</td>
                <td data-plain>{rung.goal ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Entrants({ body }: { readonly body: LadderBody }): ReactElement {
  const words = useText().enterprises.ladder;
  return (
    <section className="enterprise-block">
      <h2>{words.entrantsQuestion}</h2>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.month}</th>
            <th scope="col">{words.columns.year}</th>
            <th scope="col">{words.columns.goal}</th>
            <th scope="col">{words.columns.done}</th>
          </tr>
        </thead>
        <tbody>
          {body.entrants.map(({ plan, name, month, year, goal }) => (
            <tr key={plan ?? name}>
              <th scope="row" data-plain>
                {name}
                {year === 0 && <em className="mark">{words.stillZero}</em>}
              </th>
              <td data-plain>{month}</td>
              <td data-plain>{year}</td>
              <td data-plain>{goal ?? '—'}</td>
              <td data-plain>{goal === null || goal === 0 ? '—' : `${Math.round((100 * year) / goal)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Near(props: {
  readonly question: string;
  readonly rows: LadderBody['rising'];
  readonly of: number;
  /** Of those that may come in it is said when they may be declared. */
  readonly isRising?: boolean;
}): ReactElement {
  const text = useText();
  const words = text.enterprises.ladder;
  const { rows, of, isRising = false } = props;
  return (
    <section className="enterprise-block">
      <h2>{props.question}</h2>
      <p className="note" data-plain>
        {words.near(rows.length, of)}
      </p>
      {rows.length > 0 && (
        <table className="enterprise-table">
          <thead>
            <tr>
              <th scope="col">{text.enterprises.columns.name}</th>
              <th scope="col" className="word">
                {text.enterprises.columns.place}
              </th>
              {isRising && (
                <th scope="col" className="word">
                  {words.columns.window}
                </th>
              )}
              <th scope="col">{words.columns.threshold}</th>
              <th scope="col">{words.columns.projected}</th>
              <th scope="col">{words.columns.chance}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ enterprise, threshold, window, projected, chance }) => (
              <tr key={enterprise.code}>
                <th scope="row">
                  <EnterpriseLink enterprise={enterprise} />
                </th>
                <td className="word" data-plain>
                  {enterprise.region?.name}
                </td>
                {isRising && <td className="word">{words.windowOf[window]}</td>}
                <td data-plain>{threshold.least}</td>
                <td>
                  <EnterpriseNumber figure={projected} />
                </td>
                <td>
                  <EnterpriseNumber figure={chance} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Thresholds({ body }: { readonly body: LadderBody }): ReactElement {
  const words = useText().enterprises.ladder;
  return (
    <details className="enterprise-block">
      <summary>{words.thresholdsQuestion}</summary>
      <p className="note">{words.thresholdsNote}</p>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.threshold}</th>
            <th scope="col" className="word">
              {words.columns.industries}
            </th>
          </tr>
        </thead>
        <tbody>
          {body.thresholds.map(({ code, name, least, industries, verified }) => (
            <tr key={code}>
              <th scope="row" data-plain>
                {name}
                {!verified && <em className="mark">{words.unverified}</em>}
              </th>
              <td data-plain>{least ?? words.everyOne}</td>
              <td className="word" data-plain>
                {industries.length > 8 ? `${industries[0]}–${industries.at(-1)}` : industries.join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
