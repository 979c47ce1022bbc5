import type { CatalogueImportBody, FaultBody, LedgerImportBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useId, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { problemOf, RequestFailed } from '../../api/fetch-json.ts';
import { useRegions } from '../../api/queries.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';

export type SheetImportBody = Partial<CatalogueImportBody & LedgerImportBody>;

type Settled = Readonly<Record<string, string>>;

/** Brings a spreadsheet in (导入表格): all of it, or nothing and every fault with its cell. Names that mean no region are settled by a
 *  person, warnings accepted, and the file is sent again. With `Before` it is looked at first: what it would change is shown, and a
 *  person puts it in force. */
export function SheetEntry(props: {
  readonly path: string;
  readonly label: string;
  /** What came of it, in words. */
  readonly told: (body: SheetImportBody) => string;
  /** What it would change, shown before it is put in force. */
  readonly Before?: (props: { readonly body: SheetImportBody }) => ReactElement;
}): ReactElement {
  const text = useText();
  const words = text.awardParts.sheets;
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [settled, setSettled] = useState<Settled>({});
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<string>();
  const [looked, setLooked] = useState<SheetImportBody>();
  const { Before } = props;
  const isLookedAt = Before !== undefined;
  const faults = error instanceof RequestFailed ? (error.problem?.faults ?? []) : (looked?.faults ?? []);
  const isOnlyWarned = faults.length > 0 && faults.every(({ severity }) => severity !== 'error');
  const send = async (chosen: File, isAccepted: boolean, isOnlyLook = false): Promise<void> => {
    setError(undefined);
    setLooked(undefined);
    setDone(undefined);
    try {
      const query = new URLSearchParams({ ...(city === undefined ? {} : { city }), lang: language });
      if (isAccepted) query.set('acceptWarnings', 'true');
      if (isOnlyLook) query.set('dryRun', 'true');
      for (const [name, code] of Object.entries(settled)) query.append('settle', `${name}=${code === '-' ? '' : code}`);
      const form = new FormData();
      form.set('file', chosen);
      const response = await fetch(`${props.path}?${query}`, { method: 'POST', body: form });
      if (!response.ok) throw new RequestFailed(props.path, await problemOf(response));
      const body: SheetImportBody = await response.json();
      if (isOnlyLook) {
        setLooked(body);
        return;
      }
      setDone(props.told(body));
      await askAnew(queries);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <div className="award-sheet">
      <label className="press">
        {props.label}
        <input
          type="file"
          accept=".xlsx,.xls,.csv"
          className="only-heard"
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            target.value = '';
            if (chosen === undefined) return;
            setFile(chosen);
            setSettled({});
            void send(chosen, false, isLookedAt);
          }}
        />
      </label>
      {done !== undefined && <span role="status">{done}</span>}
      <Refused error={error} />
      {faults.length > 0 && <Faults faults={faults} settled={settled} onSettle={setSettled} />}
      {file !== undefined && looked !== undefined && (looked.ruleSet ?? null) !== null && (
        <div className="award-block">
          {Before !== undefined && <Before body={looked} />}
          <button type="button" className="press" onClick={() => void send(file, false)}>
            {words.putInForce}
          </button>
        </div>
      )}
      {file !== undefined && !isLookedAt && (isOnlyWarned || Object.keys(settled).length > 0) && (
        <button type="button" className="press" onClick={() => void send(file, true)}>
          {words.again}
        </button>
      )}
    </div>
  );
}

/** Every fault with its place, those that a person can settle with a choice beside them. */
function Faults({
  faults,
  settled,
  onSettle,
}: {
  readonly faults: readonly FaultBody[];
  readonly settled: Settled;
  readonly onSettle: (settled: Settled) => void;
}): ReactElement {
  const words = useText().awardParts.sheets;
  return (
    <div className="award-scroll">
      <table className="award-table award-lines">
        <PlainHeads heads={Object.values(words.columns)} />
        <tbody>
          {faults.map((fault, place) => (
            <tr key={place}>
              <td data-plain>{[fault.sheet, `${fault.column ?? ''}${fault.row ?? ''}`].filter(Boolean).join(' ')}</td>
              <td data-plain>{words.severities[fault.severity]}</td>
              <td data-plain>
                {fault.message}
                {fault.value !== null && (fault.code === 'ambiguous-region' || fault.code === 'unknown-region') && (
                  <Settle
                    name={fault.value}
                    code={settled[fault.value] ?? ''}
                    onSettle={(code) => onSettle({ ...settled, [fault.value ?? '']: code })}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Settle(props: {
  readonly name: string;
  readonly code: string;
  readonly onSettle: (code: string) => void;
}): ReactElement {
  const text = useText();
  const words = text.awardParts.notice;
  const { language } = useAddress();
  const id = useId();
  const regions = useRegions(undefined);
  const names = [...(regions?.values() ?? [])].filter(({ level }) => level === 'city' || level === 'county');
  return (
    <label className="award-open" htmlFor={id}>
      {words.unknown(props.name)}
      <select id={id} value={props.code} onChange={({ target }) => props.onSettle(target.value)}>
        <option value="" data-plain>
          {words.choose}
        </option>
        {names.map((region) => (
          <option key={region.code} value={region.code} data-plain>
            {region.name[language]}
          </option>
        ))}
        <option value="-" data-plain>
          {words.leaveOut}
        </option>
      </select>
    </label>
  );
}
