import type { Claim, Page } from '../../../packages/formats/src/testing/page.ts';
import { workbookOfPages } from '../../../packages/formats/src/testing/page.ts';
import { gb18030 } from './gb18030.ts';

/** A file as an office sends it, with what a right reading gives. All figures are invented. */
export interface Kind {
  readonly name: string;
  readonly file: string;
  readonly bytes: () => Buffer;
  readonly claims: readonly Claim[];
  /** Faults that are right: `sheet!F5 code severity`. Notes need not be listed. */
  readonly faults?: readonly string[];
  /** When the values became known, where the file says so. */
  readonly knownFrom?: string;
}

export function workbookKind(
  name: string,
  kind: 'xlsx' | 'xls',
  pages: readonly Page[],
  more: Pick<Kind, 'faults' | 'knownFrom'> = {},
): Kind {
  return {
    name,
    file: `${name}.${kind}`,
    bytes: () => workbookOfPages(pages, kind),
    claims: pages.flatMap((page) => page.claims),
    ...more,
  };
}

export type Encoding = 'utf-8-bom' | 'utf-8' | 'gb18030';

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text file of records: the claims name their cell by column and record. */
export function textKind(
  name: string,
  records: readonly (readonly string[])[],
  claims: readonly Claim[],
  options: { readonly separator: string; readonly encoding: Encoding; readonly extension?: string },
  more: Pick<Kind, 'faults' | 'knownFrom'> = {},
): Kind {
  const text = records.map((record) => record.map((c) => quoted(c, options.separator)).join(options.separator));
  const whole = `${text.join('\r\n')}\r\n`;
  return {
    name,
    file: `${name}.${options.extension ?? 'csv'}`,
    bytes: () => {
      if (options.encoding === 'gb18030') return gb18030(whole);
      return Buffer.from(options.encoding === 'utf-8-bom' ? `\uFEFF${whole}` : whole, 'utf8');
    },
    claims,
    ...more,
  };
}
