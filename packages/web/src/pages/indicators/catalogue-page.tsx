import '../../style/indicator.css';
import type { BoardRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { monthOf } from '../../address/asked.ts';
import { type Asked, useBoard, useIndicators } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { Door } from '../../components/door.tsx';
import { Light } from '../../components/light.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { Unit } from '../../components/unit.tsx';
import { useText } from '../../text/use-text.ts';
import { headlineField, headlineUnit, shownOf } from '../board/row-state.ts';
import { type CatalogueEntry, catalogueEntries, nameOf, sectionsOf } from './catalogue-state.ts';

const nothingAsked = { search: undefined, section: undefined, kind: undefined, light: undefined };

/** The catalogue (指标目录): every indicator of a region, to be found, narrowed and opened. */
export function CataloguePage({ asked }: { readonly asked: Asked }): ReactElement {
  const board = useBoard(asked);
  const indicators = useIndicators(asked.asOf);
  const address = useAddress();
  const text = useText();
  if (board.data === undefined || indicators === undefined) {
    return board.error === null ? (
      <Loading rows={14} />
    ) : (
      <Failed error={board.error} retry={() => void board.refetch()} />
    );
  }
  const all = catalogueEntries(indicators, board.data, nothingAsked);
  const entries = catalogueEntries(indicators, board.data, address);
  const { year, month } = monthOf(board.data.period);
  const words = text.indicators;
  return (
    <>
      <div className="headline-block">
        <h1 data-plain>
          {entries.length === all.length ? words.headline(all.length) : words.headlineSome(entries.length, all.length)}
        </h1>
        <p className="lede" data-plain>
          {words.lede(board.data.name, text.monthsSoFar(year, month))}
        </p>
      </div>
      <Conditions sections={sectionsOf(all)} />
      {entries.length === 0 ? <NothingFound /> : <Table entries={entries} />}
    </>
  );
}

function Conditions({ sections }: { readonly sections: readonly string[] }): ReactElement {
  const { search, section, kind, light } = useAddress();
  const go = useGo();
  const text = useText();
  const words = text.indicators;
  const names: Readonly<Record<string, string>> = text.sections;
  return (
    <div className="conditions" role="search">
      <label>
        <span>{words.search}</span>
        <input
          type="search"
          value={search ?? ''}
          placeholder={words.searchHint}
          onChange={(event) => go({ search: event.target.value || undefined }, 'replace')}
        />
      </label>
      <Choice
        label={words.section}
        value={section}
        options={sections.map((code) => [code, names[code] ?? code])}
        choose={(value) => go({ section: value }, 'replace')}
      />
      <Choice
        label={words.kind}
        value={kind}
        options={Object.entries(words.kinds)}
        choose={(value) => go({ kind: value }, 'replace')}
      />
      <Choice
        label={words.light}
        value={light}
        options={Object.entries(text.pace.words)}
        choose={(value) => go({ light: value }, 'replace')}
      />
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [code: string, name: string])[];
  readonly choose: (value: string | undefined) => void;
}): ReactElement {
  const text = useText();
  return (
    <label>
      <span>{props.label}</span>
      <span className="select">
        <select value={props.value ?? ''} onChange={(event) => props.choose(event.target.value || undefined)}>
          <option value="">{text.indicators.all}</option>
          {props.options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}

function NothingFound(): ReactElement {
  const go = useGo();
  const { nothing, clear } = useText().indicators;
  return (
    <section className="notice">
      <p>{nothing}</p>
      <button type="button" className="press" onClick={() => go(nothingAsked)}>
        {clear}
      </button>
    </section>
  );
}

function Table({ entries }: { readonly entries: readonly CatalogueEntry[] }): ReactElement {
  const { columns } = useText().indicators;
  return (
    <table className="catalogue">
      <caption>{columns.name}</caption>
      <thead>
        <tr>
          <ColumnHead words={[columns.name]} />
          <ColumnHead words={[columns.section]} />
          <ColumnHead words={[columns.cutoff]} />
          <ColumnHead className="number" words={[columns.value]} />
          <ColumnHead className="number" words={[columns.change]} />
          <ColumnHead className="number" words={[columns.rank]} />
          <ColumnHead className="number" words={[columns.target]} />
          <ColumnHead words={[columns.light]} />
          <ColumnHead words={[columns.department]} />
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={entry.indicator.code} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry: { indicator, row, light } }: { readonly entry: CatalogueEntry }): ReactElement {
  const address = useAddress();
  const text = useText();
  const sections: Readonly<Record<string, string>> = text.sections;
  const to = { ...address, ...nothingAsked, indicator: indicator.code, figures: [] };
  return (
    <tr>
      <th scope="row">
        <PageLink to={to} className="name">
          {nameOf(indicator, address.language)}
        </PageLink>
      </th>
      <td>{sections[indicator.section] ?? indicator.section}</td>
      <td>
        {row === undefined || isMissing(row.cutoff) ? (
          <span className="absent">{text.indicators.notHeld}</span>
        ) : (
          <time data-plain dateTime={row.cutoff.interval}>
            {row.cutoff.label}
          </time>
        )}
      </td>
      <td className="number">
        <Field row={row} field={row && headlineField(row)} unit={row && headlineUnit(row)} />
      </td>
      <td className="number">
        <Field
          row={row}
          field="change"
          unit={row === undefined || isMissing(row.change) ? undefined : row.change.unit}
          signed
        />
      </td>
      <td className="number">
        {row !== undefined && !isMissing(row.rank) && <Door figures={[row.figures['rank']]}>{row.rank.place}</Door>}
      </td>
      <td className="number">
        <Field
          row={row}
          field="target"
          unit={row === undefined || isMissing(row.target) ? undefined : row.target.unit}
        />
      </td>
      <td>
        <Light light={light} />
      </td>
      <td className="department">{address.language === 'zh' ? indicator.responsible?.department : ''}</td>
    </tr>
  );
}

function Field(props: {
  readonly row: BoardRowBody | undefined;
  readonly field: string | undefined;
  readonly unit: string | undefined;
  readonly signed?: boolean;
}): ReactElement | null {
  const shown = props.row && props.field && shownOf(props.row, props.field);
  if (!shown) return null;
  return (
    <Door figures={[shown.figure]}>
      {typeset(shown.text, props.signed)}
      <Unit>{props.unit ?? ''}</Unit>
    </Door>
  );
}
