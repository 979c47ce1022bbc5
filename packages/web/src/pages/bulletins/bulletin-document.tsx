import type { OutdatedBody } from '@shigan/contract';
import {
  type Block,
  type ChartBlock,
  display,
  type EconomicBulletin,
  isMissing,
  type Run,
  type TableBlock,
} from '@shigan/core';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { addressHref } from '../../address/address.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';

interface Shown {
  readonly bulletin: EconomicBulletin<string>;
  /** Figures that have been revised since, by their ids. */
  readonly revised?: ReadonlyMap<string, OutdatedBody>;
  /** Address of a chart, by its number. */
  readonly chartAt: (number: number) => string;
  /** What stands around a block of the body, where it can be changed. */
  readonly around?: (block: Block<string>, at: number, content: ReactNode) => ReactNode;
  readonly title?: ReactNode;
}

/** A bulletin as it is read: masthead, text in which every figure is a door, annex, imprint. */
export function BulletinDocument({ bulletin, revised, chartAt, around, title }: Shown): ReactElement {
  const text = useText();
  const charts = [...bulletin.body, ...bulletin.annex].filter((block) => block.kind === 'chart');
  const view = (block: Block<string>): ReactElement => (
    <BlockView block={block} revised={revised} chartAt={(own) => chartAt(charts.indexOf(own) + 1)} />
  );
  const words = text.bulletins;
  return (
    <article className="paper" lang={bulletin.language === 'zh' ? 'zh-CN' : 'en'}>
      <div className="paper-head">
        <p className="paper-series">{bulletin.masthead}</p>
        <p data-plain>
          {bulletin.issueNumber === undefined ? words.draftMark : words.issueShort(bulletin.issueNumber)}
        </p>
        <p className="paper-issued">
          <span>{bulletin.unit}</span>
          <span data-plain>{bulletin.date}</span>
        </p>
      </div>
      {title ?? (
        <h1 className="paper-title" data-plain>
          {bulletin.title}
        </h1>
      )}
      {bulletin.addressees !== '' && <p data-plain>{words.to(bulletin.addressees)}</p>}
      {bulletin.body.map((block, at) => (
        <Fragment key={at}>{around === undefined ? view(block) : around(block, at, view(block))}</Fragment>
      ))}
      <p className="paper-signature" data-plain>
        {bulletin.unit}
        <br />
        <span data-plain>{bulletin.date}</span>
      </p>
      {bulletin.annex.length > 0 && (
        <section className="paper-annex">
          <h2>{words.annex}</h2>
          {bulletin.annex.map((block, at) => (
            <Fragment key={at}>{view(block)}</Fragment>
          ))}
        </section>
      )}
      <div className="paper-imprint">
        {bulletin.copiesTo !== '' && <p data-plain>{words.copies(bulletin.copiesTo)}</p>}
        <p className="paper-issued">
          <span>{bulletin.unit}</span>
          <span data-plain>{words.printed(bulletin.date)}</span>
        </p>
      </div>
    </article>
  );
}

type Revised = ReadonlyMap<string, OutdatedBody> | undefined;

function BlockView(props: {
  readonly block: Block<string>;
  readonly revised: Revised;
  readonly chartAt: (block: ChartBlock) => string;
}): ReactElement {
  const { block, revised } = props;
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? 'h2' : block.level === 2 ? 'h3' : 'h4';
      return <Heading data-plain>{block.text}</Heading>;
    }
    case 'paragraph':
      return (
        <p className="paper-text">
          {block.runs.map((run, at) => (
            <RunView key={at} run={run} revised={revised} />
          ))}
        </p>
      );
    case 'table':
      return <TableView block={block} revised={revised} />;
    case 'chart':
      return (
        <figure>
          <figcaption data-plain>
            <strong data-plain>{block.title}</strong> <span data-plain>{block.subtitle}</span>
          </figcaption>
          <img src={props.chartAt(block)} alt={`${block.title} ${block.subtitle}`} loading="lazy" />
        </figure>
      );
  }
}

/** A stretch of text: a figure is a door, what a person wrote is marked, a figure that was revised says what it is now. */
function RunView({ run, revised }: { readonly run: Run<string>; readonly revised: Revised }): ReactElement {
  const text = useText();
  const { hand } = run;
  const told =
    hand === undefined
      ? undefined
      : hand.was === undefined
        ? text.bulletins.addedBy(hand.by)
        : text.bulletins.byHand(hand.was, hand.by);
  const className = hand === undefined ? undefined : 'by-hand';
  if (run.figure === undefined) {
    return (
      <span className={className} title={told} data-plain>
        {run.text}
      </span>
    );
  }
  const outdated = hand === undefined ? revised?.get(run.figure) : undefined;
  return (
    <>
      <TextDoor figure={run.figure} className={className} title={told}>
        {run.text}
      </TextDoor>
      {outdated !== undefined && <Revision outdated={outdated} />}
    </>
  );
}

/** What a revised figure is now, behind what was published. */
function Revision({ outdated }: { readonly outdated: OutdatedBody }): ReactElement {
  const text = useText();
  const { now, nowId, decimals, unit } = outdated;
  const shown = isMissing(now) ? undefined : `${typeset(display(now, decimals))}${unit}`;
  return (
    <span className="revision" data-figure={nowId} data-plain={nowId === undefined ? true : undefined}>
      {shown === undefined ? text.bulletins.revised.gone : text.bulletins.revised.mark(shown)}
    </span>
  );
}

/** A figure within running text: a link, for it has to break across lines as the text does. */
function TextDoor(props: {
  readonly figure: string;
  readonly className: string | undefined;
  readonly title: string | undefined;
  readonly children: string;
}): ReactElement {
  const address = useAddress();
  const go = useGo();
  const figures = [props.figure];
  return (
    <a
      className={`door text-door ${props.className ?? ''}`}
      href={addressHref({ ...address, figures })}
      title={props.title}
      data-figure={props.figure}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        go({ figures });
      }}
    >
      {props.children}
    </a>
  );
}

function TableView({
  block,
  revised,
}: {
  readonly block: TableBlock<string>;
  readonly revised: Revised;
}): ReactElement {
  const text = useText();
  return (
    <>
      <div className="paper-table">
        <table>
          <caption data-plain>
            <strong data-plain>{block.title}</strong>
            {block.unit !== '' && <span data-plain>{text.bulletins.unit(block.unit)}</span>}
          </caption>
          <thead>
            <tr>
              {block.head.map((head, at) => (
                <th key={at} scope="col" data-plain>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              <tr key={at}>
                {row.map((cell, column) => (
                  <td key={column} className={cell.align ?? 'left'}>
                    {cell.figure === undefined ? (
                      <span data-plain>{cell.text}</span>
                    ) : (
                      <TextDoor
                        figure={cell.figure}
                        className={revised?.has(cell.figure) === true ? 'outdated' : undefined}
                        title={undefined}
                      >
                        {cell.text}
                      </TextDoor>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {block.notes.map((note) => (
        <p key={note} className="paper-note" data-plain>
          {text.bulletins.note(note)}
        </p>
      ))}
    </>
  );
}
