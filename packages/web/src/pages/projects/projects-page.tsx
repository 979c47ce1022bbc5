import '../../style/enterprises.css';
import '../../style/projects.css';
import type { ProjectListBody } from '@shigan/contract';
import { projectSectors, projectStates } from '@shigan/core';
import { type ReactElement, useMemo, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { Chains } from './chains.tsx';
import { ProjectChoices } from './choices.tsx';
import { Counties, Parts, Totals } from './overview.tsx';
import { ProjectTable } from './project-list.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { useKeptProjects } from './visits/use-field-book.ts';
import { OpenedFinding } from '../matters/opened-finding.tsx';

const usual = 50;

/** Projects (项目): how the plan of the year stands, what carries the indicators, and which projects to look at. */
export function ProjectsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { kind, light, by, search } = useAddress();
  const text = useText();
  const [most, setMost] = useState(usual);
  const { data, error, refetch } = useRead<ProjectListBody>('/api/v1/projects', {
    ...asked,
    sector: projectSectors.find((one) => one === kind),
    state: projectStates.find((one) => one === light),
    flagged: light === 'flagged' ? 'true' : undefined,
    chain: by,
    search,
    most: String(most),
  });
  const rows = data?.rows;
  useKeptProjects(useMemo(() => rows?.map(({ project: { code, name } }) => ({ code, name })), [rows]));
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.last === null) return <Empty>{text.projects.noProjects}</Empty>;
  return (
    <>
      <Headline body={data} />
      <Totals body={data} />
      <ProjectChoices body={data} />
      <ProjectTable body={data} />
      {data.rows.length < data.of && (
        <p className="enterprise-back">
          <button type="button" className="press" onClick={() => setMost(2000)}>
            {text.projects.more}
          </button>
        </p>
      )}
      <Chains asked={asked} />
      <Parts body={data} />
      <Counties body={data} />
      <OpenedFinding asked={asked} />
    </>
  );
}

function Headline({ body }: { readonly body: ProjectListBody }): ReactElement {
  const text = useText();
  const { language } = useAddress();
  const words = text.projects;
  const { totals } = body;
  const gap = language === 'zh' ? '' : ' ';
  const [year = '', month = ''] = body.month?.split('-') ?? [];
  return (
    <div className="headline-block stacked">
      <h1>
        <span data-plain>
          {`${body.region.name}${gap}${words.headline.of}${gap}${text.monthsSoFar(Number(year), Number(month))}${gap}${words.headline.done}${gap}`}
        </span>
        <RosterNumber figure={totals['totalCompletion']} unit />
        <span data-plain>{`${words.headline.due}${gap}`}</span>
        <RosterNumber figure={totals['totalDue']} unit />
      </h1>
      <p className="lede" data-plain>
        {body.seasonYears.length === 0
          ? words.plain
          : words.season(`${body.seasonYears[0] ?? ''}–${body.seasonYears.at(-1) ?? ''}`)}
      </p>
    </div>
  );
}
