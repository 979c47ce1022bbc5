import type { RegisterBody, RegisterChangeBody, RegisterImportBody } from '@shigan/contract';
import { dayOf, type SheetRegister } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { askAnew } from '../../../api/ask-anew.ts';
import { type Asked, useRead } from '../../../api/queries.ts';
import { sendFile } from '../../../api/send-file.ts';
import { PlainHeads } from '../../../components/column-head.tsx';
import { Refused } from '../../../components/refused.tsx';
import { dayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { Severity } from '../import/severity.tsx';

const registers: readonly SheetRegister[] = ['target', 'indicator'];

/** Targets and the catalogue of indicators (目标和指标目录): taken out as spreadsheets, brought in again changed, looked at before they are put
 *  in force. */
export function RegistersPart({
  asked,
  mayAmend,
}: {
  readonly asked: Asked;
  readonly mayAmend: boolean;
}): ReactElement {
  const words = useText().data.registers;
  return (
    <>
      <p className="lede">{mayAmend ? words.lede : words.ledeReading}</p>
      {registers.map((register) => (
        <Register key={register} register={register} asked={asked} mayAmend={mayAmend && asked.asOf === undefined} />
      ))}
    </>
  );
}

function Register(props: {
  readonly register: SheetRegister;
  readonly asked: Asked;
  readonly mayAmend: boolean;
}): ReactElement {
  const { register, mayAmend } = props;
  const { city, asOf } = props.asked;
  const { language } = useAddress();
  const { data } = useRead<RegisterBody>(`/api/v1/registers/${register}`, { city, asOf });
  const words = useText().data.registers;
  const sheet = useRegisterSheet(register, city);
  const field = useId();
  const query = new URLSearchParams({ city, lang: language, ...(asOf === undefined ? {} : { asOf }) });
  return (
    <section className="block-of">
      <h2 className="section-head">{words.names[register]}</h2>
      <p className="note" data-plain>
        {data === undefined ? '' : words.held(data.entries.length)}
      </p>
      <p className="orders">
        <a className="press" href={`/api/v1/registers/${register}/workbook?${query}`} download>
          {words.take}
        </a>
        {mayAmend && (
          <>
            <label className="press bring" htmlFor={field}>
              {sheet.isBusy ? words.reading : words.bring}
            </label>
            <input
              id={field}
              type="file"
              accept=".xlsx,.xls,.csv"
              className="bring-file"
              disabled={sheet.isBusy}
              onChange={({ target }) => {
                const chosen = target.files?.[0];
                target.value = '';
                if (chosen !== undefined) void sheet.look(chosen);
              }}
            />
          </>
        )}
      </p>
      <Refused error={sheet.error} />
      {sheet.found !== undefined && <Found body={sheet.found} isBusy={sheet.isBusy} accept={sheet.accept} />}
    </section>
  );
}

interface RegisterSheetState {
  readonly found: RegisterImportBody | undefined;
  readonly error: unknown;
  readonly isBusy: boolean;
  look(file: File): Promise<void>;
  accept(): Promise<void>;
}

/** A spreadsheet that is looked at, then put in force. */
function useRegisterSheet(register: SheetRegister, city: string): RegisterSheetState {
  const { language } = useAddress();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [found, setFound] = useState<RegisterImportBody>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const send = async (chosen: File, dryRun: 'true' | 'false'): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const path = `/api/v1/registers/${register}/workbook`;
      setFound(await sendFile<RegisterImportBody>(path, { city, dryRun }, language, chosen));
      if (dryRun === 'false') await askAnew(queries);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return {
    found,
    error,
    isBusy,
    look: (chosen) => {
      setFile(chosen);
      setFound(undefined);
      return send(chosen, 'true');
    },
    accept: () => (file === undefined ? Promise.resolve() : send(file, 'false')),
  };
}

/** What a spreadsheet holds: all its faults, or what it changes, to be accepted. */
function Found(props: {
  readonly body: RegisterImportBody;
  readonly isBusy: boolean;
  readonly accept: () => Promise<void>;
}): ReactElement {
  const { body, isBusy, accept } = props;
  const text = useText();
  const words = text.data.registers;
  const { faults, changes, knownFrom } = body;
  const isFaulty = faults.some(({ severity }) => severity === 'error');
  if (knownFrom !== null)
    return (
      <p role="status" data-plain>
        {words.done(changes.length, dayWords(dayOf(knownFrom), text))}
      </p>
    );
  return (
    <>
      <p role="status" data-plain>
        {isFaulty ? words.faulty(faults.length) : words.found(body.rows, changes.length)}
      </p>
      {faults.length > 0 && <Faults faults={faults} />}
      {!isFaulty && changes.length > 0 && (
        <>
          <Changes changes={changes} />
          <button type="button" className="press is-main" disabled={isBusy} onClick={() => void accept()} data-plain>
            {words.accept(changes.length)}
          </button>
        </>
      )}
    </>
  );
}

function Faults({ faults }: { readonly faults: RegisterImportBody['faults'] }): ReactElement {
  const words = useText().data.import.faults;
  return (
    <div className="scroll">
      <table className="plain-table faults">
        <PlainHeads heads={[words.severity, words.sheet, words.row, words.column, words.message, words.value]} />
        <tbody>
          {faults.map(({ severity, sheet, row, column, message, value }, at) => (
            <tr key={at}>
              <td>
                <Severity of={severity} />
              </td>
              <td data-plain>{sheet}</td>
              <td data-plain>{row ?? ''}</td>
              <td data-plain>{column ?? ''}</td>
              <td data-plain>{message}</td>
              <td data-plain>{value ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Changes({ changes }: { readonly changes: readonly RegisterChangeBody[] }): ReactElement {
  const words = useText().data.registers;
  const { columns, kinds } = words;
  const lines = changes.flatMap(({ key, name, kind, cells }) =>
    cells.length === 0
      ? [{ key, name, kind, head: '', before: '', after: '' }]
      : cells.map(({ head, before, after }) => ({ key: `${key} ${head}`, name, kind, head, before, after })),
  );
  return (
    <div className="scroll">
      <table className="plain-table">
        <PlainHeads heads={[columns.kind, columns.entry, columns.column, columns.before, columns.after]} />
        <tbody>
          {lines.map(({ key, name, kind, head, before, after }) => (
            <tr key={key}>
              <td>{kinds[kind]}</td>
              <th scope="row" data-plain>
                {name}
              </th>
              <td data-plain>{head}</td>
              <td data-plain>{before ?? ''}</td>
              <td data-plain>{after ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
