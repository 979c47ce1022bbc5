import type { ProjectListBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { Door } from '../../components/door.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { RosterNumber } from '../../components/roster-number.tsx';

const shown = ['projects', 'total', 'plan', 'spent', 'spentGrowth', 'totalForecast', 'funded'] as const;

/** Totals of what is listed, and how many stand where. */
export function Totals({ body }: { readonly body: ProjectListBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const { light } = useAddress();
  const words = text.projects;
  return (
    <>
      <dl className="enterprise-figures">
        {shown.map((name) => (
          <div key={name}>
            <dt>{words.totals[name]}</dt>
            <dd>
              <RosterNumber figure={body.totals[name]} unit signed={name === 'spentGrowth'} />
            </dd>
          </div>
        ))}
      </dl>
      <ul className="project-states" aria-label={words.statesQuestion}>
        {body.states.map((state) => (
          <li key={state.code}>
            <button
              type="button"
              className="link"
              aria-pressed={light === state.code}
              onClick={() => go({ light: light === state.code ? undefined : state.code, figures: [] })}
            >
              {state.name}
            </button>
            <RosterNumber figure={state.figures['projects']} unit />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the projects make of the indicators that they feed. */
export function Parts({ body }: { readonly body: ProjectListBody }): ReactElement | null {
  const text = useText();
  const address = useAddress();
  const words = text.projects;
  const { partsColumns: heads } = words;
  if (body.parts.length === 0) return null;
  return (
    <section className="enterprise-block">
      <h2>{words.partsQuestion}</h2>
      <p className="note">{words.partsNote}</p>
      <table className="enterprise-table">
        <thead>
          <tr>
            <th scope="col">{heads.indicator}</th>
            <th scope="col" className="word">
              {heads.part}
            </th>
            <th scope="col">{heads.count}</th>
            <th scope="col" data-plain>{`${heads.spent} ${words.sumUnit}`}</th>
            <th scope="col">{heads.growth}</th>
            <th scope="col">{heads.published}</th>
            <th scope="col">{heads.coverage}</th>
          </tr>
        </thead>
        <tbody>
          {body.parts.map(({ part, name, indicator, figures, published }) => (
            <tr key={part}>
              <th scope="row">
                <PageLink
                  className="link"
                  to={{
                    ...address,
                    page: 'indicators',
                    indicator: indicator.code,
                    kind: undefined,
                    light: undefined,
                    by: undefined,
                    search: undefined,
                    figures: [],
                  }}
                >
                  {indicator.name}
                </PageLink>
              </th>
              <td className="word">{name}</td>
              <td>
                <RosterNumber figure={figures['projects']} />
              </td>
              <td>
                <RosterNumber figure={figures['spent']} />
              </td>
              <td>
                <RosterNumber figure={figures['spentGrowth']} signed />
              </td>
              <td>
                {published === null ? (
                  <span className="absent" data-plain>
                    —
                  </span>
                ) : (
                  <Door figures={[published.id]}>
                    {published.shown}
                    <Unit>{published.unit}</Unit>
                  </Door>
                )}
              </td>
              <td>
                <RosterNumber figure={figures['coverage']} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** County by county. */
export function Counties({ body }: { readonly body: ProjectListBody }): ReactElement | null {
  const text = useText();
  const go = useGo();
  const words = text.projects;
  const { groupColumns: heads } = words;
  if (body.regions.length < 2) return null;
  return (
    <section className="enterprise-block">
      <h2>{words.groupsQuestion}</h2>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{heads.name}</th>
            <th scope="col">{heads.count}</th>
            <th scope="col" data-plain>{`${heads.plan} ${words.sumUnit}`}</th>
            <th scope="col" data-plain>{`${heads.spent} ${words.sumUnit}`}</th>
            <th scope="col">{heads.completion}</th>
            <th scope="col">{heads.gap}</th>
          </tr>
        </thead>
        <tbody>
          {body.regions.map(({ code, name, figures }) => (
            <tr key={code}>
              <th scope="row">
                <button type="button" className="link" onClick={() => go({ region: code, figures: [] })}>
                  {name}
                </button>
              </th>
              <td>
                <RosterNumber figure={figures['projects']} />
              </td>
              <td>
                <RosterNumber figure={figures['plan']} />
              </td>
              <td>
                <RosterNumber figure={figures['spent']} />
              </td>
              <td>
                <RosterNumber figure={figures['totalCompletion']} />
              </td>
              <td>
                <RosterNumber figure={figures['totalGap']} signed />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
