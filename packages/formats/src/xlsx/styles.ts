import { isDateFormat } from '@shigan/core';
import { scanPart } from './package-parts.ts';
import { attribute } from './xml.ts';
import type { ZipArchive, ZipMember } from './zip.ts';

/** The number format of a cell style. */
export interface NumberStyle {
  /** Absent for General. */
  readonly format?: string;
  /** Numbers of this style are shown as days. */
  readonly date: boolean;
}

/** Formats that files name by number only (ECMA-376 part 1, 18.8.30), as a Chinese system shows them. */
const builtInFormats: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;\\-"¥"#,##0',
  6: '"¥"#,##0;[Red]\\-"¥"#,##0',
  7: '"¥"#,##0.00;\\-"¥"#,##0.00',
  8: '"¥"#,##0.00;[Red]\\-"¥"#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: '上午/下午h"时"mm"分"',
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "¥"* #,##0_ ;_ "¥"* \\-#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: '上午/下午h"时"mm"分"',
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

const generalFormat = /^(?:general|g\/通用格式)?$/i;

export function numberStyle(format: string | undefined): NumberStyle {
  if (format === undefined || generalFormat.test(format.trim())) return { date: false };
  return { format, date: isDateFormat(format) };
}

/** Number formats by cell style, in the order cells refer to them. */
export async function readStyles(archive: ZipArchive, member: ZipMember): Promise<readonly NumberStyle[]> {
  const custom = new Map<number, string>();
  const used: number[] = [];
  // the styles of conditional formatting define formats too, under numbers of their own
  let inFormats = false;
  let inCellFormats = false;
  await scanPart(archive, member, {
    open(name, attributes) {
      if (name === 'numFmts') inFormats = true;
      else if (name === 'numFmt' && inFormats)
        custom.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? 'General');
      else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) used.push(Number(attribute(attributes, 'numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'numFmts') inFormats = false;
      else if (name === 'cellXfs') inCellFormats = false;
    },
    text: () => undefined,
  });
  return numberStyles(used, custom);
}

/** The style of each cell format, by the number of its format: one of the file's own, or built in. */
export function numberStyles(used: readonly number[], custom: ReadonlyMap<number, string>): readonly NumberStyle[] {
  const known = new Map<number, NumberStyle>();
  return used.map((id) => {
    const style = known.get(id) ?? numberStyle(custom.get(id) ?? builtInFormats[id]);
    known.set(id, style);
    return style;
  });
}
