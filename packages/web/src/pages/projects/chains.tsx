import type { ChainLinkBody, ChainsBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { EnterpriseNumber } from '../enterprises/enterprise-figure.tsx';
import { useText } from '../../text/use-text.ts';
import { layOut } from './chain-layout.ts';
import { RosterNumber } from '../../components/roster-number.tsx';

/** Industry chains (产业链图谱): all of them by their strong, weak and missing links, or the graph of the one that is looked at. */
export function Chains({ asked }: { readonly asked: Asked }): ReactElement | null {
  const { by } = useAddress();
  const text = useText();
  const { data } = useRead<ChainsBody>('/api/v1/projects/chains', { ...asked, chain: by });
  if (data === undefined || data.chains.length === 0) return null;
  const [chain] = data.chains;
  return (
    <section className="enterprise-block">
      <h2>{by === undefined ? text.projects.chains.question : text.projects.chains.ofOne(by)}</h2>
      <p className="note">{text.projects.chains.note}</p>
      {by === undefined || chain === undefined ? (
        <AllChains body={data} />
      ) : (
        <>
          <Graph name={chain.name} links={chain.links} />
          <Links links={chain.links} />
        </>
      )}
    </section>
  );
}

function AllChains({ body }: { readonly body: ChainsBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const words = text.projects.chains;
  return (
    <table className="enterprise-table narrow">
      <thead>
        <tr>
          <th scope="col">{words.columns.chain}</th>
          <th scope="col">{words.columns.strong}</th>
          <th scope="col">{words.columns.weak}</th>
          <th scope="col">{words.columns.missing}</th>
          <th scope="col" className="word">
            {words.columns.which}
          </th>
        </tr>
      </thead>
      <tbody>
        {body.chains.map(({ name, counts, links }) => (
          <tr key={name}>
            <th scope="row">
              <button type="button" className="link" onClick={() => go({ by: name, figures: [] })}>
                {name}
              </button>
            </th>
            <td data-plain>{counts.strong}</td>
            <td data-plain>{counts.weak}</td>
            <td data-plain>{counts.missing}</td>
            <td className="word">
              {links
                .filter(({ strength }) => strength.code === 'missing')
                .map((link) => link.name)
                .join(text.projects.chains.comma)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Props {
  readonly links: readonly ChainLinkBody[];
}

/** The chain drawn: a strong link with a heavy line, a weak one with a thin one, a missing one with a broken one. */
function Graph({ name, links }: Props & { readonly name: string }): ReactElement {
  const text = useText();
  const words = text.projects.chains;
  const drawn = layOut(links);
  return (
    <div className="chain-scroll">
      <svg
        className="chain-graph"
        viewBox={`0 0 ${drawn.width} ${drawn.height}`}
        width={drawn.width}
        height={drawn.height}
        role="img"
        aria-label={words.drawn(name)}
      >
        {drawn.lines.map(({ from, to, path, isBroken }) => (
          <path key={`${from} ${to}`} d={path} className={isBroken ? 'chain-line broken' : 'chain-line'} />
        ))}
        {drawn.links.map(({ link, x, y, width, height }) => (
          <g key={link.code} className={`chain-link chain-${link.strength.code}`}>
            <rect x={x} y={y} width={width} height={height} />
            <text x={x + 10} y={y + 23} className="chain-name">
              {link.name}
              <tspan className="chain-word">{` ${link.strength.name}`}</tspan>
            </text>
            <text x={x + 10} y={y + 44} className="chain-counts" data-plain>
              {words.counts(link.enterprises, link.projects.shown)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** The table of the graph. */
function Links({ links }: Props): ReactElement {
  const text = useText();
  const words = text.projects.chains;
  const { columns: heads } = words;
  return (
    <table className="enterprise-table">
      <thead>
        <tr>
          <th scope="col">{heads.link}</th>
          <th scope="col" className="word">
            {heads.strength}
          </th>
          <th scope="col">{heads.enterprises}</th>
          <th scope="col">{heads.revenue}</th>
          <th scope="col">{heads.growth}</th>
          <th scope="col">{heads.projects}</th>
          <th scope="col">{heads.plan}</th>
          <th scope="col" className="word">
            {heads.leadUnit}
          </th>
        </tr>
      </thead>
      <tbody>
        {links.map((link) => (
          <tr key={link.code}>
            <th scope="row">{link.name}</th>
            <td className="word">{link.strength.name}</td>
            <td data-plain>{link.enterprises ?? '—'}</td>
            <td>
              <EnterpriseNumber figure={link.revenue} unit />
            </td>
            <td>
              <EnterpriseNumber figure={link.revenueGrowth} signed unit />
            </td>
            <td>
              <RosterNumber figure={link.projects} />
            </td>
            <td>
              <RosterNumber figure={link.plan} unit />
            </td>
            <td className="word">{link.leadUnit}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
