import {
  buildIndicatorIndex,
  buildRegionIndex,
  cellName,
  type Fault,
  type Grid,
  type GridCell,
  type Merge,
  type Reading,
  recogniseSheet,
  type RecognitionContext,
  spanIso,
} from '@shigan/core';
import { reference } from '@shigan/app';

/** What sheets are read with in these tests: the reference data of a city in Hunan, a month after the figures. */
export const context: RecognitionContext = {
  indicators: buildIndicatorIndex(reference.indicators),
  regions: buildRegionIndex(reference.regions),
  city: '431200',
  today: '2022-12-31',
};

/** A cell as people see it: `12.3%` is a fraction under a % format, `"12.3"` a text, `<` continues the cell on its left and `^`
 *  the one above it (merged). */
function cellOf(text: string): GridCell | undefined {
  if (text === '' || text === '<' || text === '^') return undefined;
  const quoted = /^"(.*)"$/su.exec(text);
  if (quoted) return { text: quoted[1] ?? '' };
  const percent = /^(-?\d+(?:\.(\d+))?)%$/.exec(text);
  if (percent) {
    const decimals = percent[2] === undefined ? '' : `.${'0'.repeat(percent[2].length)}`;
    return { number: Number(percent[1]) / 100, format: `0${decimals}%` };
  }
  const number = /^-?\d+(?:\.(\d+))?$/.exec(text);
  if (number)
    return { number: Number(text), format: number[1] === undefined ? '0' : `0.${'0'.repeat(number[1].length)}` };
  if (/^#(?:DIV\/0!|REF!|N\/A)$/.test(text)) return { error: text };
  const date = /^@(\d{4}-\d{2}-\d{2})(?: (.+))?$/.exec(text);
  if (date) return { date: date[1] ?? '', number: 44_000, ...(date[2] === undefined ? {} : { format: date[2] }) };
  return { text: text.replaceAll('\\n', '\n') };
}

/** A sheet from its picture: one line per row, cells between `|`. Blanks around a cell are left out, but for those before a
 *  text that begins with `_`, which stands for a blank. */
export function sheet(picture: string, name = '表', more: Partial<Grid> = {}): Grid {
  const lines = picture.replace(/^\n|\n *$/g, '').split('\n');
  const texts = lines.map((drawn) =>
    drawn.split('|').map((cell) => cell.trim().replace(/^_+/, (blanks) => '　'.repeat(blanks.length))),
  );
  const rows = texts.map((cells, i) => ({ number: i + 1, hidden: false, cells: cells.map((text) => cellOf(text)) }));
  return { sheet: name, hidden: false, hiddenColumns: [], merges: mergesOf(texts), rows, ...more };
}

function mergesOf(texts: readonly (readonly string[])[]): Merge[] {
  const merges: Merge[] = [];
  texts.forEach((cells, top) => {
    cells.forEach((text, left) => {
      if (text === '<' || text === '^') return;
      let right = left;
      while (cells[right + 1] === '<') right++;
      let bottom = top;
      while (texts[bottom + 1]?.[left] === '^') bottom++;
      if (right > left || bottom > top)
        merges.push({ top: top + 1, left: left + 1, bottom: bottom + 1, right: right + 1 });
    });
  });
  return merges;
}

/** A reading in one line: `C5 地区生产总值 431200 2021-01-01/P3M level 373.19 亿元`, its status last. */
function line(reading: Reading): string {
  const name = context.indicators.indicators.get(reading.indicator)?.name.zh ?? reading.indicator;
  const value = reading.value === null ? reading.missing : reading.value.toFixed(reading.decimals);
  return [
    cellName(reading.row, reading.column),
    name,
    reading.region,
    spanIso(reading.span),
    reading.measure,
    value,
    reading.unit,
    reading.status,
  ]
    .filter((part) => part !== '' && part !== null)
    .join(' ');
}

export interface ReadSheet {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
  readonly layout: ReturnType<typeof recogniseSheet>['layout'];
  readonly readings: readonly Reading[];
}

/** Reads a sheet: observations in lines, faults as `D36 unknown-indicator`. */
export function read(grid: Grid, more: Partial<RecognitionContext> = {}): ReadSheet {
  const { readings, faults, layout } = recogniseSheet(grid, { ...context, ...more });
  return {
    lines: readings.filter((r) => r.value !== null).map((r) => line(r)),
    faults: faults.map((fault) => faultLine(fault)),
    layout,
    readings,
  };
}

function faultLine(fault: Fault): string {
  return `${fault.column ?? ''}${fault.row ?? ''} ${fault.code}${fault.severity === 'error' ? '' : ` (${fault.severity})`}`;
}
