import '../../style/enterprises.css';
import '../../style/projects.css';
import '../../style/parks.css';
import type { DealBody } from '@shigan/contract';
import { dealStages } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { ProjectLink } from '../projects/project-parts.tsx';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { DealFindings } from './deal-parts.tsx';

/** One deal (一招商项目一档): its steps, its funds, who follows it up and how, its matters. */
export function DealPage({ asked, code }: { readonly asked: Asked; readonly code: string }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { city, period, asOf } = asked;
  const { data, error, refetch } = useRead<DealBody>(`/api/v1/attraction/${code}`, { city, period, asOf });
  if (data === undefined)
    return error === null ? <Loading rows={10} /> : <Failed error={error} retry={() => void refetch()} />;
  const { row } = data;
  const words = text.attraction.detail;
  return (
    <>
      <p className="enterprise-back">
        <PageLink className="link" to={{ ...address, deal: undefined, finding: undefined, figures: [] }}>
          {text.attraction.back}
        </PageLink>
      </p>
      <div className="headline-block stacked">
        <h1 data-plain>{row.name}</h1>
        <p className="lede" data-plain>
          {row.ended === null ? row.stage?.name : text.attraction.ended(row.ended)}
        </p>
        <Facts body={data} />
      </div>
      {(row.findings.length > 0 || row.problem !== null) && (
        <section className="enterprise-block">
          <DealFindings row={row} />
          {row.problem !== null && (
            <p className="note" data-plain>
              {words.problem} {row.problem}
            </p>
          )}
        </section>
      )}
      <Steps body={data} />
      <Funds body={data} />
      <FollowUps body={data} />
      <Matters body={data} />
      <OpenedFinding asked={asked} />
    </>
  );
}

interface Props {
  readonly body: DealBody;
}

function Facts({ body }: Props): ReactElement {
  const text = useText();
  const { detail: words, unknown } = text.attraction;
  const { row } = body;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [words.code, row.code],
    [words.region, row.region?.name],
    [words.park, row.park],
    [words.investor, row.investor],
    [words.top500, row.top500?.name],
    [words.origin, row.origin?.name],
    [words.mode, row.mode],
    [words.chain, row.chain],
    [words.leadUnit, row.leadUnit],
    [words.leader, row.leader],
    [words.handler, row.handler],
  ];
  return (
    <dl className="enterprise-facts" data-plain>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt data-plain>{name}</dt>
          <dd data-plain>{value ?? unknown}</dd>
        </div>
      ))}
      {row.project !== null && (
        <div>
          <dt>{words.project}</dt>
          <dd data-plain>
            <ProjectLink project={{ code: row.project, name: row.project }} />
          </dd>
        </div>
      )}
    </dl>
  );
}

function Steps({ body }: Props): ReactElement {
  const text = useText();
  const { detail: words, columns } = text.attraction;
  return (
    <section className="enterprise-block" data-plain>
      <h2>{words.stepsQuestion}</h2>
      <ol className="deal-steps">
        {dealStages.map((stage, place) => {
          const month = body.row.nodes[stage];
          return (
            <li key={stage} className={month === null ? undefined : 'taken'}>
              <span>{columns.steps[place]}</span>
              <b data-plain>{month ?? words.notYet}</b>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const ofFunds = ['contractedFunds', 'arrivedBefore', 'arrived', 'arrivalRate'] as const;

function Funds({ body }: Props): ReactElement {
  const words = useText().attraction.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.fundsQuestion}</h2>
      <dl className="enterprise-figures">
        {ofFunds.map((name) => (
          <div key={name}>
            <dt>{words.funds[name]}</dt>
            <dd>
              <RosterNumber figure={body.row.figures[name]} unit />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function FollowUps({ body }: Props): ReactElement {
  const words = useText().attraction.detail;
  const { followUps: heads } = words;
  return (
    <section className="enterprise-block" data-plain>
      <h2>{words.followUpQuestion}</h2>
      {body.months.length === 0 ? (
        <p className="note">{words.noFollowUp}</p>
      ) : (
        <div className="scroll">
          <table className="enterprise-table">
            <thead>
              <tr>
                <th scope="col">{heads.month}</th>
                {[heads.followUp, heads.next].map((head) => (
                  <th key={head} scope="col" className="word">
                    {head}
                  </th>
                ))}
                <th scope="col">{heads.contacts}</th>
                <th scope="col" className="word">
                  {heads.source}
                </th>
              </tr>
            </thead>
            <tbody>
              {body.months.map(({ month, followUp, next, contacts, source }) => (
                <tr key={month}>
                  <th scope="row" data-plain>
                    {month}
                  </th>
                  <td className="word" data-plain>
                    {followUp}
                  </td>
                  <td className="word" data-plain>
                    {next}
                  </td>
                  <td data-plain>{contacts}</td>
                  <td className="word" data-plain>
                    <a className="link" href={`/api/v1/files/${source.sha256}`} download={source.name} data-plain>
                      {source.name}
                    </a>{' '}
                    {source.cell}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Matters({ body }: Props): ReactElement {
  const address = useAddress();
  const words = useText().attraction.detail;
  return (
    <section className="enterprise-block">
      <h2>{words.matters}</h2>
      {body.matters.length === 0 ? (
        <p className="note">{words.noMatters}</p>
      ) : (
        <ul className="enterprise-links" data-plain>
          {body.matters.map(({ id, title }) => (
            <li key={id} data-plain>
              <PageLink
                className="link"
                to={{ ...address, page: 'matters', matter: id, deal: undefined, finding: undefined, figures: [] }}
              >
                {title}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
