import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { save, saveName } from '../../charts/download.ts';
import { useText } from '../../text/use-text.ts';
import { readTables } from './read-tables.ts';
import { saveWorkbook } from './save-workbook.ts';
import { csvOfTables, type ReadTable } from './table-state.ts';

/** Taking the tables of a page along (导出本页表格): as they are seen, as a workbook with a sheet each, or as CSV, with the ids
 *  of all figures. A page without tables
 *  does not offer it. */
export function PageTables({ note }: { readonly note: string }): ReactElement {
  const { tables: words } = useText();
  const { language } = useAddress();
  const read = (): readonly ReadTable[] => {
    const page = document.querySelector('main');
    return page === null ? [] : readTables(page, words.usual);
  };
  const name = (): string => saveName(document.title.split(' · ')[0] ?? words.usual);
  return (
    <span className="page-tables">
      {words.take}
      <button
        type="button"
        className="link"
        onClick={() => void saveWorkbook(read(), { name: name(), note, language })}
      >
        XLSX
      </button>
      <button
        type="button"
        className="link"
        onClick={() =>
          save(new Blob(['\uFEFF', csvOfTables(read(), language)], { type: 'text/csv;charset=utf-8' }), `${name()}.csv`)
        }
      >
        CSV
      </button>
    </span>
  );
}
