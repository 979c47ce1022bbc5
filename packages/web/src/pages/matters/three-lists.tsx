import type { ReactElement } from 'react';
import { type Asked, useMatterLists } from '../../api/queries.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useAddress } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';
import { ImportTable } from './import-table.tsx';
import { MatterLink } from './matter-link.tsx';

/** The three lists (三张清单) that circulate: problems, responsibilities, deadlines, of the matters that are shown. */
export function ThreeLists(props: { readonly asked: Asked; readonly shown: ReadonlySet<string> }): ReactElement {
  const { data, error, refetch } = useMatterLists(props.asked);
  const { language } = useAddress();
  const words = useText().matterTables;
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const { city, asOf } = props.asked;
  const query = new URLSearchParams({ city, lang: language, ...(asOf === undefined ? {} : { asOf }) });
  return (
    <>
      <p className="orders list-files">
        <a className="press" href={`/api/v1/matters/lists/all/docx?${query}`} download>
          {words.word}
        </a>
        <a className="press" href={`/api/v1/matters/lists/all/xlsx?${query}`} download>
          {words.excel}
        </a>
      </p>
      {data.lists.map(({ kind, title, head, rows }) => (
        <section key={kind} className="sec three-lists">
          <h2>{title}</h2>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached */}
          <div className="list-scroll" role="region" aria-label={title} tabIndex={0}>
            <table className="plain-table">
              <thead>
                <tr>
                  {head.map((word) => (
                    <th key={word} scope="col">
                      {word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows
                  .filter(({ matter }) => props.shown.has(matter))
                  .map(({ matter, cells }) => (
                    <tr key={matter}>
                      {cells.map((cell, column) => (
                        <td key={head[column]} data-plain>
                          {column === 1 ? <MatterLink row={{ id: matter, title: cell }} /> : cell}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      {asOf === undefined && <ImportTable />}
    </>
  );
}
