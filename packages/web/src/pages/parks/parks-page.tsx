import '../../style/enterprises.css';
import '../../style/projects.css';
import '../../style/parks.css';
import type { ParkListBody, ParkRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { CSSProperties, ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';

const shown = [
  'parks',
  'output',
  'tax',
  'firms',
  'landSupplied',
  'builtShare',
  'idleShare',
  'outputPerMu',
  'taxPerMu',
] as const;

/** Parks (园区): compared by the five goods, with what their land brings. */
export function ParksPage({ asked }: { readonly asked: Asked }): ReactElement {
  const text = useText();
  const { data, error, refetch } = useRead<ParkListBody>('/api/v1/parks', { ...asked });
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.last === null) return <Empty>{text.parks.noParks}</Empty>;
  const words = text.parks;
  const [year = '', month = ''] = data.month?.split('-') ?? [];
  return (
    <>
      <div className="headline-block stacked">
        <h1>{words.headline}</h1>
        <p className="lede" data-plain>
          {words.lede(data.region.name, text.monthsSoFar(Number(year), Number(month)))}
        </p>
      </div>
      <dl className="enterprise-figures">
        {shown.map((name) => (
          <div key={name}>
            <dt>{words.totals[name]}</dt>
            <dd>
              <RosterNumber figure={data.totals[name]} unit />
            </dd>
          </div>
        ))}
      </dl>
      <Workbooks asked={asked} />
      <section className="enterprise-block">
        <h2>{words.listQuestion}</h2>
        <p className="note" data-plain>
          {words.listNote}
        </p>
        <div className="project-scroll">
          <ParkTable body={data} />
        </div>
      </section>
    </>
  );
}

function Workbooks({ asked }: { readonly asked: Asked }): ReactElement {
  const words = useText().parks;
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  return (
    <p className="enterprise-links">
      <a className="link" href={`/api/v1/parks/workbook?${query.toString()}`} download>
        {words.workbook}
      </a>
      <a className="link" href={`/api/v1/parks/judgements?${query.toString()}`} download>
        {words.judgements}
      </a>
    </p>
  );
}

function ParkTable({ body }: { readonly body: ParkListBody }): ReactElement {
  const words = useText().parks;
  const { columns } = words;
  const head = (lines: readonly string[], className?: string): ReactElement => (
    <th scope="col" className={className}>
      {lines.map((line) => (
        <span key={line} data-plain>
          {line}
        </span>
      ))}
    </th>
  );
  return (
    <table className="project-table park-table">
      <thead>
        <tr>
          {head([columns.rank])}
          {head(columns.name, 'p-name')}
          {head([columns.total])}
          {body.goods.map(({ code, name, weight }) => (
            <th key={code} scope="col">
              <span>{name}</span>
              <span data-plain>{words.weightOf(weight)}</span>
            </th>
          ))}
          {head(columns.output)}
          {head(columns.growth)}
          {head(columns.land)}
          {head(columns.outputPerMu)}
          {head(columns.taxPerMu)}
          {head(columns.idle)}
        </tr>
      </thead>
      <tbody>
        {body.rows.map((row) => (
          <tr key={row.code}>
            <td>
              <RosterNumber figure={row.figures['rank']} />
            </td>
            <th scope="row" className="p-name">
              <ParkLink park={row} />
              <span className="below" data-plain>
                {[row.region?.name, row.rank, ...row.leading].filter((part) => part != null).join(' · ')}
              </span>
            </th>
            <td className="strong">
              <RosterNumber figure={row.figures['total']} />
            </td>
            {body.goods.map(({ code }) => (
              <td key={code} className="park-score" style={shadeOf(row, code)}>
                <RosterNumber figure={row.figures[code]} />
              </td>
            ))}
            <td>
              <RosterNumber figure={row.figures['output']} />
            </td>
            <td>
              <RosterNumber figure={row.figures['growth']} signed />
            </td>
            <td>
              <RosterNumber figure={row.figures['landSupplied']} />
            </td>
            <td>
              <RosterNumber figure={row.figures['outputPerMu']} />
            </td>
            <td>
              <RosterNumber figure={row.figures['taxPerMu']} />
            </td>
            <td>
              <RosterNumber figure={row.figures['idleShare']} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Shade = CSSProperties & { readonly '--strength': string; readonly '--hue': string };

/** Above the middle bluish, below it reddish, as the matrix of counties has it; the figure says the same. */
function shadeOf({ figures }: ParkRowBody, good: string): Shade | undefined {
  const value = figures[good]?.value;
  if (value === undefined || isMissing(value)) return undefined;
  const strength = Math.min(1, Math.abs(value - 50) / 50);
  return { '--strength': `${Math.round(strength * 22)}%`, '--hue': value >= 50 ? 'var(--blue-rgb)' : 'var(--red-rgb)' };
}

/** The name of a park: a link to its own page. */
export function ParkLink({ park }: { readonly park: Pick<ParkRowBody, 'code' | 'name'> }): ReactElement {
  const address = useAddress();
  return (
    <PageLink className="link" to={{ ...address, page: 'parks', park: park.code, figures: [] }}>
      {park.name}
    </PageLink>
  );
}
