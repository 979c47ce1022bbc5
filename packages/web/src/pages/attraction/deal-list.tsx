import type { AttractionBody, DealRowBody } from '@shigan/contract';
import { dealStages } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { Door, Part } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { RosterNumber } from '../../components/roster-number.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { DealFindings, DealLink } from './deal-parts.tsx';

const columns = 7;

/** Deals one a row: who invests, how far it came, what arrived, who followed it up last. */
export function DealTable({ body }: { readonly body: AttractionBody }): ReactElement {
  const words = useText().attraction;
  const { columns: heads } = words;
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
    <section className="enterprise-block">
      <h2>{words.listQuestion}</h2>
      <p className="note" data-plain>
        {words.listNote(body.rows.length, body.of)}
      </p>
      {body.rows.length === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <div className="project-scroll">
          <table className="project-table deal-table">
            <thead>
              <tr>
                {head(heads.name, 'p-name')}
                {head([heads.investor], 'p-pace')}
                {head([heads.stage], 'p-state')}
                {head(heads.contracted)}
                {head(heads.arrived)}
                {head([heads.followUp], 'p-pace')}
                {head([heads.findings])}
              </tr>
            </thead>
            <tbody>
              {body.rows.map((row) => (
                <DealRow key={row.code} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function DealRow({ row }: { readonly row: DealRowBody }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const text = useText();
  const words = text.attraction;
  const { figures, findings } = row;
  const about = [row.region?.name, row.mode, row.chain];
  return (
    <>
      <tr>
        <th scope="row" className="p-name">
          <DealLink deal={row} />
          <span className="below" data-plain>
            {about.filter((part) => part !== null && part !== undefined).join(' · ')}
          </span>
        </th>
        <td className="p-pace" data-plain>
          {row.investor}
          <span className="below" data-plain>
            {row.top500?.name}
          </span>
        </td>
        <td className="p-state" data-plain>
          {row.ended === null ? row.stage?.name : words.ended(row.ended)}
          <Dots row={row} />
        </td>
        <td>
          <RosterNumber figure={figures['contractedFunds']} />
        </td>
        <td>
          {figures['arrived'] === undefined ? (
            <span className="absent" data-plain>
              —
            </span>
          ) : (
            <Door figures={[figures['arrived'].id, figures['arrivalRate']?.id]}>
              <Part figure={figures['arrived'].id}>{typeset(figures['arrived'].shown)}</Part>
              <Part figure={figures['arrivalRate']?.id} className="below">
                {typeset(figures['arrivalRate']?.shown ?? '')}
                <Unit>{figures['arrivalRate']?.shown ? '%' : ''}</Unit>
              </Part>
            </Door>
          )}
        </td>
        <td className="p-pace" data-plain>
          {row.followUp?.text}
          <span className="below" data-plain>
            {row.followUp === null ? '' : `${row.followUp.month} ${row.handler ?? ''}`}
          </span>
        </td>
        <td className="p-findings">
          {findings.length > 0 && (
            <button
              type="button"
              className={`more more-${findings[0]?.severity ?? 'info'}`}
              aria-expanded={isOpen}
              aria-label={text.aside.showFindings(findings.length, row.name)}
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
            <DealFindings row={row} />
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

/** Five dots, filled as far as the deal came; the word beside them says the same. */
function Dots({ row }: { readonly row: DealRowBody }): ReactElement {
  const at = row.stage === null ? -1 : dealStages.indexOf(row.stage.code);
  return (
    <span className="deal-dots" aria-hidden="true">
      {dealStages.map((stage, place) => (
        <i key={stage} className={place <= at ? 'taken' : undefined} />
      ))}
    </span>
  );
}
