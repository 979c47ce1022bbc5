import '../../style/enterprises.css';
import '../../style/projects.css';
import '../../style/parks.css';
import type { ParkBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { DealLink } from '../attraction/deal-parts.tsx';
import { ProjectLink } from '../projects/project-parts.tsx';
import { Criteria, Marks } from './grounds.tsx';

/** One park (一园一档): its place and the grounds of every score, what its land brings, its projects, deals and months. */
export function ParkPage({ asked, code }: { readonly asked: Asked; readonly code: string }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { city, period, asOf } = asked;
  const { data, error, refetch } = useRead<ParkBody>(`/api/v1/parks/${code}`, { city, period, asOf });
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const { row } = data;
  const words = text.parks.detail;
  return (
    <>
      <p className="enterprise-back">
        <PageLink className="link" to={{ ...address, park: undefined, figures: [] }}>
          {text.parks.back}
        </PageLink>
      </p>
      <div className="headline-block stacked">
        <h1 data-plain>{row.name}</h1>
        <dl className="enterprise-figures">
          <div>
            <dt>{words.place}</dt>
            <dd>
              <RosterNumber figure={row.figures['rank']} unit />
            </dd>
          </div>
          <div>
            <dt>{words.total}</dt>
            <dd>
              <RosterNumber figure={row.figures['total']} unit />
            </dd>
          </div>
          {data.goods.map(({ code: good, name, score }) => (
            <div key={good}>
              <dt>{name}</dt>
              <dd>
                <RosterNumber figure={score} unit />
              </dd>
            </div>
          ))}
        </dl>
        <Facts body={data} />
        {data.problem !== null && (
          <p className="note" data-plain>
            {words.problem} {data.problem}
          </p>
        )}
      </div>
      <Criteria body={data} />
      <Marks body={data} />
      <Land body={data} />
      <div className="enterprise-columns">
        <Projects body={data} />
        <Deals body={data} />
      </div>
      <Months body={data} />
    </>
  );
}

interface Props {
  readonly body: ParkBody;
}

function Facts({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  const { row } = body;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.code, row.code],
    [words.region, row.region?.name],
    [words.rank, row.rank],
    [words.leading, row.leading.join(' · ') || null],
    [words.leadUnit, row.leadUnit],
  ];
  return (
    <dl className="enterprise-facts" data-plain>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-plain>{value ?? words.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

const ofLand = ['landSupplied', 'builtShare', 'idleShare', 'outputPerMu', 'taxPerMu', 'firms'] as const;

function Land({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.landQuestion}</h2>
      <dl className="enterprise-figures">
        {ofLand.map((name) => (
          <div key={name}>
            <dt>{words.figures[name]}</dt>
            <dd>
              <RosterNumber figure={body.row.figures[name]} unit />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const ofProjects = ['projects', 'totalCompletion', 'totalDue', 'totalGap'] as const;

function Projects({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  const { figures, rows } = body.projects;
  return (
    <section className="enterprise-block">
      <h2>{words.projectsQuestion}</h2>
      {rows.length === 0 ? (
        <p className="note">{words.noProjects}</p>
      ) : (
        <>
          <dl className="enterprise-figures">
            {ofProjects.map((name) => (
              <div key={name}>
                <dt>{words.projectFigures[name]}</dt>
                <dd>
                  <RosterNumber figure={figures[name]} unit signed={name === 'totalGap'} />
                </dd>
              </div>
            ))}
          </dl>
          <table className="enterprise-table">
            <thead>
              <tr>
                <th scope="col">{words.projects.name}</th>
                <th scope="col">{words.projects.gap}</th>
                <th scope="col">{words.projects.findings}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((project) => (
                <tr key={project.code}>
                  <th scope="row">
                    <ProjectLink project={project} />
                  </th>
                  <td>
                    <RosterNumber figure={project.gap} signed />
                  </td>
                  <td data-plain>{project.findings}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function Deals({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.dealsQuestion}</h2>
      {body.deals.length === 0 ? (
        <p className="note">{words.noDeals}</p>
      ) : (
        <ul className="park-deals">
          {body.deals.map((deal) => (
            <li key={deal.code} data-plain>
              <DealLink deal={deal} /> <span className="quiet">{deal.stage}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const ofMonths = ['output', 'growth', 'tax', 'firms', 'landSupplied'] as const;

function Months({ body }: Props): ReactElement {
  const words = useText().parks.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.monthsQuestion}</h2>
      <table className="enterprise-table">
        <thead>
          <tr>
            <th scope="col">{words.months.month}</th>
            {ofMonths.map((name) => (
              <th key={name} scope="col">
                {words.months[name]}
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
              {ofMonths.map((name) => (
                <td key={name}>
                  <RosterNumber figure={figures[name]} unit signed={name === 'growth'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
