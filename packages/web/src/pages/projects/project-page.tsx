import '../../style/enterprises.css';
import '../../style/projects.css';
import '../../style/parks.css';
import type { ProjectBody } from '@shigan/contract';
import { type ReactElement, useMemo } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { Light } from '../../components/light.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { ProjectFindings } from './project-list.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { lightOf } from './project-state.ts';
import { useKeptProjects } from './visits/use-field-book.ts';
import { Visits } from './visits/visits.tsx';

/** One project (一项目一档): who answers for it, its year against the plan, funds and land, its months, what was amended, its matters. */
export function ProjectPage(props: {
  readonly asked: Asked;
  readonly code: string;
  readonly today: string;
}): ReactElement {
  const { asked, code, today } = props;
  const address = useAddress();
  const text = useText();
  const { city, period, asOf } = asked;
  const { data, error, refetch } = useRead<ProjectBody>(`/api/v1/projects/${code}`, { city, period, asOf });
  const own = data?.row.project;
  useKeptProjects(useMemo(() => own && [{ code: own.code, name: own.name }], [own]));
  if (data === undefined)
    return error === null ? <Loading rows={10} /> : <Failed error={error} retry={() => void refetch()} />;
  const { row } = data;
  const words = text.projects.detail;
  return (
    <>
      <p className="enterprise-back">
        <PageLink className="link" to={{ ...address, project: undefined, finding: undefined, figures: [] }}>
          {text.projects.back}
        </PageLink>
      </p>
      <div className="headline-block stacked">
        <h1 data-plain>{row.project.name}</h1>
        <p className="lede">
          <Light light={lightOf(row)} words={row.state.name} hint="" />
        </p>
        <Facts body={data} />
      </div>
      {(row.findings.length > 0 || row.problem !== null) && (
        <section className="enterprise-block">
          <ProjectFindings row={row} />
          {row.problem !== null && (
            <p className="note" data-plain>
              {words.problem} {row.problem}
            </p>
          )}
        </section>
      )}
      <Figures
        title={words.yearQuestion}
        body={data}
        names={['plan', 'spent', 'completion', 'due', 'gap', 'yearForecast']}
      />
      <Figures
        title={words.landQuestion}
        body={data}
        names={['total', 'doneBefore', 'shareOfTotal', 'funded', 'landNeeded', 'landSupplied']}
      />
      <Visits body={data} today={today} />
      <Months body={data} />
      <Changes body={data} />
      <Matters body={data} />
      <OpenedFinding asked={asked} />
    </>
  );
}

interface Props {
  readonly body: ProjectBody;
}

function Facts({ body }: Props): ReactElement {
  const text = useText();
  const { detail: words, unknown } = text.projects;
  const { project } = body.row;
  const chain = [project.chain, project.link].filter((part) => part !== null).join(' · ');
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.code, project.code],
    [words.region, project.region?.name],
    [words.sector, project.sector?.name],
    [words.nature, project.nature?.name],
    [words.kind, project.kind],
    [words.chain, chain || null],
    [words.effect, project.effect?.name],
    [words.owner, project.owner],
    [words.leadUnit, project.leadUnit],
    [words.leader, project.leader],
    [words.nodes.startPlanned, project.startPlanned],
    [words.nodes.started, project.started ?? words.none],
    [words.nodes.completionPlanned, project.completionPlanned],
    [words.nodes.completed, project.completed ?? words.none],
  ];
  return (
    <dl className="enterprise-facts" data-plain>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-plain>{value ?? unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

type FigureName = keyof ReturnType<typeof useText>['projects']['detail']['figures'];

function Figures(props: Props & { readonly title: string; readonly names: readonly FigureName[] }): ReactElement {
  const text = useText();
  const { figures } = props.body.row;
  return (
    <section className="enterprise-block">
      <h2>{props.title}</h2>
      <dl className="enterprise-figures">
        {props.names.map((name) => (
          <div key={name}>
            <dt>{text.projects.detail.figures[name]}</dt>
            <dd>
              <RosterNumber figure={figures[name]} unit signed={name === 'gap'} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Months({ body }: Props): ReactElement {
  const text = useText();
  const words = text.projects.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.monthsQuestion}</h2>
      <table className="enterprise-table">
        <thead>
          <tr>
            <th scope="col">{words.columns.month}</th>
            <th scope="col" data-plain>{`${words.columns.spent} ${text.projects.unit}`}</th>
            <th scope="col" className="word">
              {words.columns.progress}
            </th>
            <th scope="col" className="word">
              {words.columns.problem}
            </th>
          </tr>
        </thead>
        <tbody>
          {body.months.map(({ month, spent, progress, problem }) => (
            <tr key={month}>
              <th scope="row" data-plain>
                {month}
              </th>
              <td>
                <RosterNumber figure={spent ?? undefined} />
              </td>
              <td className="word" data-plain>
                {progress}
              </td>
              <td className="word" data-plain>
                {problem}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Changes({ body }: Props): ReactElement {
  const text = useText();
  const words = text.projects.detail;
  const { changeColumns: heads } = words;
  return (
    <section className="enterprise-block" data-plain>
      <h2>{words.changesQuestion}</h2>
      {body.changes.length === 0 ? (
        <p className="note">{words.noChanges}</p>
      ) : (
        <table className="enterprise-table">
          <thead>
            <tr>
              {[heads.item, heads.before, heads.value, heads.known, heads.source].map((head) => (
                <th key={head} scope="col" className="word">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.changes.map(({ item, month, before, value, knownFrom, file, sheet, cell }) => (
              <tr key={`${item} ${month ?? ''} ${knownFrom}`}>
                <th scope="row" data-plain>
                  {[item, month].filter((part) => part !== null).join(' ')}
                </th>
                <td className="word" data-plain>
                  {before}
                </td>
                <td className="word" data-plain>
                  {value}
                </td>
                <td className="word" data-plain>
                  {knownFrom.slice(0, 10)}
                </td>
                <td className="word" data-plain>
                  <a className="link" href={`/api/v1/files/${file.sha256}`} download={file.name} data-plain>
                    {file.name}
                  </a>{' '}
                  {[sheet, cell].filter((part) => part !== '').join(' ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Matters({ body }: Props): ReactElement {
  const text = useText();
  const address = useAddress();
  const words = text.projects.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.matters}</h2>
      {body.matters.length === 0 ? (
        <p className="note">{words.noMatters}</p>
      ) : (
        <ul className="enterprise-links" data-plain>
          {body.matters.map(({ id, title, state }) => (
            <li key={id} data-plain>
              <PageLink
                className="link"
                to={{ ...address, page: 'matters', matter: id, project: undefined, finding: undefined, figures: [] }}
              >
                {title}
              </PageLink>{' '}
              {state}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
