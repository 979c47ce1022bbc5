import type { ChangeBody, ImportChangesBody, ImportHistoryBody, ImportRecordBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { type Asked, useIndicators, useRead, useRegions } from '../../../api/queries.ts';
import { Door } from '../../../components/door.tsx';
import { typeset } from '../../../components/number.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { Unit } from '../../../components/unit.tsx';
import { momentWords } from '../../../text/moment-words.ts';
import { measureWords, spanWords } from '../../../text/subject-words.ts';
import { useText } from '../../../text/use-text.ts';
import { placeOf } from '../import/severity.tsx';

/** What was brought in before (历次导入): by whom, when, what each changed, and the file itself. */
export function HistoryPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { arrival } = useAddress();
  return arrival === undefined ? <History city={asked.city} /> : <Changes city={asked.city} id={arrival} />;
}

function History({ city }: { readonly city: string }): ReactElement {
  const { data, error, refetch } = useRead<ImportHistoryBody>('/api/v1/imports', { city });
  const text = useText();
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.imports.length === 0) return <Empty>{text.data.history.none}</Empty>;
  const words = text.data.history;
  return (
    <>
      <p className="lede" data-plain>
        {words.lede(data.imports.length)}
      </p>
      <div className="scroll">
        <table className="plain-table imports">
          <caption className="unseen">{text.data.parts.history}</caption>
          <thead>
            <tr>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.by}</th>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.layout}</th>
              <th scope="col" className="number">
                {words.stored}
              </th>
              <th scope="col" className="number">
                {words.revised}
              </th>
              <th scope="col" className="number">
                {words.unchanged}
              </th>
              <th scope="col">{words.original}</th>
            </tr>
          </thead>
          <tbody>
            {data.imports.map((record) => (
              <Row key={record.id} record={record} city={city} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ record, city }: { readonly record: ImportRecordBody; readonly city: string }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { day, minute } = momentWords(record.acceptedAt, text);
  return (
    <tr>
      <td data-plain>
        {day} {minute}
      </td>
      <td data-plain>{text.data.withoutAccount[record.byName] ?? record.byName}</td>
      <th scope="row">
        <PageLink className="link" to={{ ...address, arrival: record.id }}>
          {record.file}
        </PageLink>
      </th>
      <td>{layoutWords(record.layout, text.data.layoutNames)}</td>
      <td className="number" data-plain>
        {record.stored}
      </td>
      <td className={record.revised > 0 ? 'number some' : 'number'} data-plain>
        {record.revised}
      </td>
      <td className="number" data-plain>
        {record.unchanged}
      </td>
      <td>
        <Original record={record} city={city} />
      </td>
    </tr>
  );
}

/** The file as it was received, byte for byte. */
function Original({ record, city }: { readonly record: ImportRecordBody; readonly city: string }): ReactElement {
  const text = useText();
  return (
    <a
      className="link"
      href={`/api/v1/files/${record.sha256}?city=${city}`}
      download={record.file}
      title={record.sha256}
      data-plain
    >
      {text.data.history.download(sizeOf(record.size))}
    </a>
  );
}

/** The layouts of a file by their names. */
export function layoutWords(layouts: string, names: Readonly<Record<string, string>>): string {
  return layouts
    .split(', ')
    .map((name) => names[name] ?? name)
    .join('、');
}

/** A size in KB or MB, as file lists show it. */
function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))}\u00A0KB` : `${(bytes / 1e6).toFixed(1)}\u00A0MB`;
}

function Changes({ city, id }: { readonly city: string; readonly id: string }): ReactElement {
  const address = useAddress();
  const { data, error, refetch } = useRead<ImportChangesBody>(`/api/v1/imports/${encodeURIComponent(id)}`, { city });
  const text = useText();
  const words = text.data.history;
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const { import: record } = data;
  const { day, minute } = momentWords(record.acceptedAt, text);
  return (
    <>
      <p>
        <PageLink className="link" to={{ ...address, arrival: undefined }}>
          {words.back}
        </PageLink>
      </p>
      <h2 className="arrival" data-plain>
        {record.file}
      </h2>
      <p className="lede" data-plain>
        {words.line(text.data.withoutAccount[record.byName] ?? record.byName, `${day} ${minute}`)}{' '}
        {text.data.import.counts(record.stored, record.revised, record.unchanged)}
      </p>
      <p>
        <Original record={record} city={city} />
      </p>
      {data.changes.length === 0 ? (
        <Empty>{words.noChange}</Empty>
      ) : (
        <div className="scroll">
          <table className="plain-table differences">
            <thead>
              <tr>
                <th scope="col">{text.data.import.differences.indicator}</th>
                <th scope="col">{text.data.import.differences.region}</th>
                <th scope="col">{text.data.import.differences.span}</th>
                <th scope="col">{text.data.import.differences.measure}</th>
                <th scope="col" className="number">
                  {text.data.import.differences.old}
                </th>
                <th scope="col" className="number">
                  {text.data.import.differences.new}
                </th>
                <th scope="col">{text.data.import.differences.cell}</th>
              </tr>
            </thead>
            <tbody>
              {data.changes.map((change) => (
                <Change key={change.after.figure} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.more > 0 && <p data-plain>{text.data.import.differences.more(data.more)}</p>}
    </>
  );
}

function Change({ change }: { readonly change: ChangeBody }): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const indicator = useIndicators(undefined)?.get(change.indicator);
  const region = useRegions(undefined)?.get(change.region);
  return (
    <tr>
      <th scope="row">{indicator?.name[language] ?? change.indicator}</th>
      <td>{region?.name[language] ?? change.region}</td>
      <td data-plain>{spanWords(change.span, indicator, language)}</td>
      <td>{measureWords(change.measure, text)}</td>
      <td className="number old">{change.before !== undefined && <Value value={change.before} />}</td>
      <td className="number">
        <Value value={change.after} />
      </td>
      <td data-plain>{placeOf({ sheet: change.sheet, row: null, column: change.cell })}</td>
    </tr>
  );
}

function Value({ value }: { readonly value: ChangeBody['after'] }): ReactElement {
  return (
    <Door figures={[value.figure]}>
      {typeset(value.shown)}
      <Unit>{value.unit}</Unit>
    </Door>
  );
}
