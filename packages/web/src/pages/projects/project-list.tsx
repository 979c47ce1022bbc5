import type { ProjectListBody, ProjectRowBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useMay } from '../../api/people.ts';
import { Light } from '../../components/light.tsx';
import { Door, Part } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { PaceBar } from '../board/pace-bar.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { ProjectLink } from './project-parts.tsx';
import { lightOf, paceRatio } from './project-state.ts';

const columns = 10;

/** Projects one a row, as dense as the board: what was planned and spent, the pace, the nodes, what the rules found. */
export function ProjectTable({ body }: { readonly body: ProjectListBody }): ReactElement {
  const text = useText();
  const words = text.projects;
  const head = (lines: readonly string[], className?: string): ReactElement => (
    <th scope="col" className={className}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </th>
  );
  return (
    <section className="enterprise-block">
      <h2>{words.listQuestion}</h2>
      <p className="note" data-plain>
        {words.listNote(body.rows.length, body.of)}
      </p>
      {body.rows.length === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <div className="project-scroll">
          <table className="project-table">
            <thead>
              <tr>
                {head(words.columns.name, 'p-name')}
                {head(words.columns.total)}
                {head(words.columns.plan)}
                {head(words.columns.spent)}
                {head(words.columns.pace, 'p-pace')}
                {head(words.columns.gap)}
                {head(words.columns.forecast)}
                {head(words.columns.nodes, 'p-nodes')}
                <th scope="col" className="p-state">
                  {words.columns.state}
                </th>
                <th scope="col" className="p-findings">
                  {words.columns.findings}
                </th>
              </tr>
            </thead>
            <tbody>
              {body.rows.map((row) => (
                <ProjectRow key={row.project.code} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function ProjectRow({ row }: { readonly row: ProjectRowBody }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const text = useText();
  const words = text.projects;
  const { project, figures, findings, state } = row;
  const ratio = paceRatio(row);
  const light = lightOf(row);
  const about = [project.region?.name, project.sector?.name, project.chain, project.effect?.name];
  return (
    <>
      <tr>
        <th scope="row" className="p-name">
          <ProjectLink project={project} />
          <span className="below" data-plain>
            {about.filter((part) => part !== null && part !== undefined).join(' · ')}
          </span>
        </th>
        <td>
          <Door figures={[figures['total']?.id, figures['shareOfTotal']?.id]}>
            <Part figure={figures['total']?.id}>{typeset(figures['total']?.shown ?? '—')}</Part>
            <Part figure={figures['shareOfTotal']?.id} className="below">
              {typeset(figures['shareOfTotal']?.shown ?? '')}
              <Unit>{figures['shareOfTotal']?.shown ? '%' : ''}</Unit>
            </Part>
          </Door>
        </td>
        <td>
          <RosterNumber figure={figures['plan']} />
        </td>
        <td>
          <RosterNumber figure={figures['spent']} />
        </td>
        <td className="p-pace">
          {ratio !== undefined && (
            <Door figures={[figures['completion']?.id, figures['due']?.id]}>
              <PaceBar ratio={ratio} light={light} />
              <Part figure={[figures['completion']?.id, figures['due']?.id].join(' ')} className="below">
                {typeset(figures['completion']?.shown ?? '')} / {typeset(figures['due']?.shown ?? '')}
                <Unit>%</Unit>
              </Part>
            </Door>
          )}
        </td>
        <td>
          <RosterNumber figure={figures['gap']} signed />
        </td>
        <td>
          <RosterNumber figure={figures['yearForecast']} />
        </td>
        <td className="p-nodes" data-plain>
          <Node on={project.started} planned={project.startPlanned} />
          <span className="below" data-plain>
            <Node on={project.completed} planned={project.completionPlanned} />
          </span>
        </td>
        <td className="p-state">
          <Light light={light} words={state.name} hint="" />
        </td>
        <td className="p-findings">
          {findings.length > 0 && (
            <button
              type="button"
              className={`more more-${findings[0]?.severity ?? 'info'}`}
              aria-expanded={isOpen}
              aria-label={text.aside.showFindings(findings.length, project.name)}
              title={findings.map(({ sentence }) => sentence).join('；')}
              data-plain
              onClick={() => setOpen(!isOpen)}
            >
              {findings.length}
              <span aria-hidden="true">{isOpen ? '▴' : '▾'}</span>
            </button>
          )}
        </td>
      </tr>
      {isOpen && (
        <tr className="found-row">
          <td colSpan={columns}>
            <ProjectFindings row={row} />
            {row.problem !== null && (
              <p className="note" data-plain>
                {words.detail.problem} {row.problem}
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function Node({ on, planned }: { readonly on: string | null; readonly planned: string | null }): ReactElement | null {
  const text = useText();
  if (on !== null) return <>{on}</>;
  return planned === null ? null : (
    <span className="quiet" data-plain>
      {text.projects.planned(planned)}
    </span>
  );
}

/** What the rules found, and the way from each to a matter for who may open one. */
export function ProjectFindings({ row }: { readonly row: ProjectRowBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const may = useMay();
  const { finding } = useAddress();
  return (
    <ul className="findings">
      {row.findings.map(({ rule, severity, sentence }) => (
        <li key={rule} className="found">
          <span className={`finding finding-${severity}`} data-plain>
            {sentence}
          </span>
          {may('matters.open') && (
            <button
              type="button"
              className="follow-up"
              title={text.opening.buttonHint}
              aria-label={`${text.opening.button}：${row.project.name}，${sentence}`}
              aria-expanded={finding === `project ${row.project.code} ${rule}`}
              onClick={() => go({ finding: `project ${row.project.code} ${rule}`, figures: [] })}
            >
              {text.opening.button}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
