import { utils, write, type WorkSheet } from '@e965/xlsx';

/** The bytes of an .xls with these sheets, written by another program. */
export function oldWorkbook(sheets: Readonly<Record<string, WorkSheet>>, hidden: readonly number[] = []): Buffer {
  const workbook = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name);
  workbook.Workbook = { Sheets: Object.keys(sheets).map((_, i) => ({ Hidden: hidden.includes(i) ? 1 : 0 })) };
  const bytes: unknown = write(workbook, { type: 'buffer', bookType: 'xls', bookSST: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
  return bytes;
}

/** An .xls as a small statistical table. */
export function oldTable(): Buffer {
  const rows = Array.from({ length: 120 }, (_, i) => [`第${i}行`, i, i / 7, i % 5 === 0 ? '—' : `${i}.5*`]);
  const sheet = utils.aoa_to_sheet([['地区', '累计值', '增速', '备注'], ...rows]);
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 3 } }];
  return oldWorkbook({ 表: sheet });
}
