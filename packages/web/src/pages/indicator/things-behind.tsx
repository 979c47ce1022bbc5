import '../../style/enterprises.css';
import type { AttractionBody, ProjectListBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useMay } from '../../api/people.ts';
import { type Asked, useIndicators, useRead } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { useText } from '../../text/use-text.ts';
import { DealLink } from '../attraction/deal-parts.tsx';
import { ProjectLink } from '../projects/project-parts.tsx';

interface Props {
  readonly asked: Asked;
  readonly code: string;
}

const most = 8;

/** The way down from investment: the part that key projects make of it, and those that weigh most or lag behind. Nothing where the catalogue
 *  names none. */
export function ProjectsBehind({ asked, code }: Props): ReactElement | null {
  const may = useMay();
  const part = useIndicators(asked.asOf)?.get(code)?.madeOfProjects;
  return part === undefined || !may('project.read') ? null : <Projects asked={asked} code={code} />;
}

function Projects({ asked, code }: Props): ReactElement | null {
  const address = useAddress();
  const words = useText().projects;
  const { data } = useRead<ProjectListBody>('/api/v1/projects', { ...asked, feeds: code, most: String(most) });
  const part = data?.parts.find(({ indicator }) => indicator.code === code);
  if (data === undefined || part === undefined || data.rows.length === 0) return null;
  return (
    <section className="enterprise-block">
      <h2>{words.feeds}</h2>
      <dl className="enterprise-figures">
        {(['projects', 'spent', 'spentGrowth', 'coverage'] as const).map((name) => (
          <div key={name}>
            <dt>{words.behind[name]}</dt>
            <dd>
              <RosterNumber figure={part.figures[name]} unit signed={name === 'spentGrowth'} />
            </dd>
          </div>
        ))}
      </dl>
      <table className="enterprise-table">
        <thead>
          <tr>
            <th scope="col">{words.behind.name}</th>
            <th scope="col">{words.behind.plan}</th>
            <th scope="col">{words.behind.spent}</th>
            <th scope="col">{words.behind.gap}</th>
            <th scope="col" className="word">
              {words.behind.findings}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ project, figures, findings }) => (
            <tr key={project.code}>
              <th scope="row">
                <ProjectLink project={project} />
              </th>
              <td>
                <RosterNumber figure={figures['plan']} unit />
              </td>
              <td>
                <RosterNumber figure={figures['spent']} unit />
              </td>
              <td>
                <RosterNumber figure={figures['gap']} unit signed />
              </td>
              <td className="word" data-plain>
                {findings.map(({ name }) => name).join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="enterprise-links">
        <PageLink
          className="link"
          to={{ ...address, page: 'projects', indicator: undefined, section: undefined, figures: [] }}
        >
          {words.behind.more}
        </PageLink>
      </p>
    </section>
  );
}

/** The way down from domestic or foreign capital: the deals that bring it. */
export function DealsBehind({ asked, code }: Props): ReactElement | null {
  const may = useMay();
  const origin = useIndicators(asked.asOf)?.get(code)?.madeOfDeals;
  return origin === undefined || !may('attraction.read') ? null : <Deals asked={asked} code={code} />;
}

function Deals({ asked, code }: Props): ReactElement | null {
  const address = useAddress();
  const words = useText().attraction;
  const { data } = useRead<AttractionBody>('/api/v1/attraction', { ...asked, flagged: 'true', most: String(most) });
  const fed = data?.fed.find(({ indicator }) => indicator.code === code);
  if (data === undefined || data.last === null || fed === undefined) return null;
  return (
    <section className="enterprise-block">
      <h2>{words.feeds}</h2>
      <dl className="enterprise-figures">
        <div>
          <dt>{words.fed.arrived}</dt>
          <dd>
            <RosterNumber figure={fed.arrived} unit />
          </dd>
        </div>
        <div>
          <dt>{words.fed.coverage}</dt>
          <dd>
            <RosterNumber figure={fed.coverage} unit />
          </dd>
        </div>
      </dl>
      <ul className="enterprise-links">
        {data.rows.map((row) => (
          <li key={row.code} data-plain>
            <DealLink deal={row} /> {row.findings.map(({ name }) => name).join(' · ')}
          </li>
        ))}
      </ul>
      <p className="enterprise-links">
        <PageLink
          className="link"
          to={{ ...address, page: 'attraction', indicator: undefined, section: undefined, figures: [] }}
        >
          {words.feedsMore}
        </PageLink>
      </p>
    </section>
  );
}
