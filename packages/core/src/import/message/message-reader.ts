import type { IndicatorIndex } from '../../indicator/match.ts';
import type { Day } from '../../instant.ts';
import { spanLabel, spanLabelWithYear } from '../../span/label.ts';
import { firstRelease } from '../../span/release.ts';
import type { RegionIndex } from '../../region/match.ts';
import { sdmxCoded, type SdmxComponent, sdmxComponents } from '../../sdmx/components.ts';
import { parseSdmxId } from '../../sdmx/identifier.ts';
import { spanOfTimePeriod } from '../../sdmx/time-period.ts';
import { makeFault } from '../fault-words.ts';
import { columnLetters, type Grid, type GridRow } from '../grid.ts';
import type { LayoutFound } from '../layout.ts';
import { spanFault } from '../table/span-of.ts';
import type { ReadingSink } from '../table/fault-sink.ts';
import {
  checkAction,
  checkFrequency,
  checkStructure,
  measureOfCalc,
  momentOf,
  type RowFault,
  statusOf,
  unitOfRow,
  valueOf,
} from './row-values.ts';

/** Columns of a message beside its components. */
const framing = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION'] as const;
type Column = (typeof framing)[number] | SdmxComponent;
const known: readonly Column[] = [...framing, ...sdmxComponents];
const needed: readonly Column[] = ['STRUCTURE_ID', 'REF_AREA', 'INDICATOR', 'CALC', 'TIME_PERIOD', 'OBS_VALUE'];

/** What a message is read with. */
export interface MessageContext {
  readonly indicators: IndicatorIndex;
  readonly regions: RegionIndex;
  readonly today: Day;
}

interface MessageHead {
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
  /** Values stand with their names: `A: Annual`. */
  readonly labelled: boolean;
}

/** Whether a sheet is a message of SDMX-CSV, or one of SDMX-JSON laid out to its columns (报文). Its first cell says so. */
export function isMessage(grid: Grid): boolean {
  const text = grid.rows[0]?.cells[0]?.text?.trim() ?? '';
  return /^STRUCTURE(?:\[.\])?$/.test(text) && grid.rows[0]?.cells[1]?.text?.trim() === 'STRUCTURE_ID';
}

function headOf(row: GridRow | undefined): MessageHead {
  const columns = new Map<Column, number>();
  let labelled = false;
  for (const [at, cell] of (row?.cells ?? []).entries()) {
    const [id = '', name] = (cell?.text ?? '').trim().split(': ');
    const column = known.find((one) => one === id.replace(/\[.?\]$/, ''));
    if (column === undefined || columns.has(column)) continue;
    columns.set(column, at);
    labelled ||= name !== undefined;
  }
  return { row: row?.number ?? 1, columns, labelled };
}

/** Reads a message row by row (读取报文): every row is one entry of the record, checked component by component, with every fault of
 *  every row. Columns that are none of the structure's are passed over, as the standard allows. */
export function messageReader(
  grid: Grid,
  context: MessageContext,
  out: ReadingSink,
): { readRow(row: GridRow): void; finish(): void; readonly layout: LayoutFound } {
  const head = headOf(grid.rows[0]);
  const { sheet } = grid;
  const lacking = needed.filter((one) => !head.columns.has(one));
  for (const name of lacking) out.fault(makeFault('no-column', { sheet, row: head.row, column: null }, null, { name }));
  const readRow = (row: GridRow): void => {
    if (lacking.length === 0) readEntry(row, head, sheet, context, out);
  };
  for (const row of grid.rows.slice(1)) readRow(row);
  return { readRow, finish: () => {}, layout: layoutOfMessage(sheet, head) };
}

function readEntry(row: GridRow, head: MessageHead, sheet: string, context: MessageContext, out: ReadingSink): void {
  let wrong = false;
  const text = (column: Column): string => {
    const at = head.columns.get(column);
    const written = at === undefined ? '' : (row.cells[at]?.text ?? '').trim();
    const hasName = column === 'STRUCTURE_ID' || (head.labelled && sdmxCoded.has(column));
    return hasName ? (written.split(': ')[0] ?? '') : written;
  };
  const complain = ({ component, code, params }: RowFault): void => {
    const at = head.columns.get(component);
    const place = { sheet, row: row.number, column: at === undefined ? null : columnLetters(at) };
    const fault = makeFault(code, place, text(component), params);
    wrong ||= fault.severity === 'error';
    out.fault(fault);
  };

  checkStructure(text('STRUCTURE_ID'), complain);
  checkAction(text('ACTION'), complain);
  checkFrequency(text('FREQ'), complain);
  const indicator = context.indicators.indicators.get(parseSdmxId(text('INDICATOR')));
  if (indicator === undefined) complain({ component: 'INDICATOR', code: 'unknown-indicator' });
  const region = context.regions.regions.get(parseSdmxId(text('REF_AREA')));
  if (region === undefined) complain({ component: 'REF_AREA', code: 'unknown-region' });
  const span = spanOfTimePeriod(text('TIME_PERIOD'));
  if (span === undefined) complain({ component: 'TIME_PERIOD', code: 'bad-span-label' });
  const measure = measureOfCalc(text('CALC'), complain);
  const { status, isMissing } = statusOf(text('DATA_STATUS'), text('OBS_STATUS'), complain);
  const value = valueOf(text('OBS_VALUE'), text('DECIMALS'), isMissing, complain);
  const knownFrom = momentOf(text('KNOWN_FROM'), complain);
  const unit =
    indicator === undefined || measure === undefined
      ? ''
      : unitOfRow(text('UNIT_MEASURE'), indicator, measure, complain);
  if (indicator !== undefined && span !== undefined) {
    const fault = spanFault(span, indicator, context.today, status);
    if (fault !== undefined)
      complain({
        component: 'TIME_PERIOD',
        code: fault,
        params: {
          indicator: indicator.name,
          span: spanLabelWithYear(span, indicator.frequency),
          first: spanLabel(firstRelease(span.year, indicator), indicator.frequency),
          date: context.today,
        },
      });
  }
  if (wrong || !indicator || !region || !span || !measure || value === undefined) {
    out.unread({
      sheet,
      row: row.number,
      ...(indicator === undefined ? {} : { indicator: indicator.code }),
      ...(region === undefined ? {} : { region: region.code }),
      ...(span === undefined ? {} : { span }),
    });
    return;
  }
  const column = head.columns.get('OBS_VALUE') ?? 0;
  const place = row.cells[column]?.place;
  out.reading({
    indicator: indicator.code,
    region: region.code,
    span,
    measure,
    ...(value === null ? { value: null, decimals: 0, missing: 'no-figure' as const } : value),
    unit,
    status,
    ...(knownFrom === undefined ? {} : { knownFrom }),
    sheet,
    row: row.number,
    column,
    ...(place === undefined ? {} : { place }),
  });
}

function layoutOfMessage(sheet: string, head: MessageHead): LayoutFound {
  const role = (column: Column): 'region' | 'indicator' | 'span' | 'measure' | 'value' | 'aside' => {
    switch (column) {
      case 'REF_AREA':
        return 'region';
      case 'INDICATOR':
        return 'indicator';
      case 'TIME_PERIOD':
        return 'span';
      case 'CALC':
        return 'measure';
      case 'OBS_VALUE':
        return 'value';
      default:
        return 'aside';
    }
  };
  const columns = [...head.columns]
    .toSorted(([, a], [, b]) => a - b)
    .map(([column, at]) => ({ column: columnLetters(at), head: [column], role: role(column) }));
  const table = { name: 'sdmx' as const, headRows: [head.row], lines: [], defaults: { units: [] }, columns };
  return { sheet, name: 'sdmx', head: 'sdmx', tables: [table] };
}
