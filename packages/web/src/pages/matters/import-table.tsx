import type { MatterImportBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { useMe } from '../../api/people.ts';
import type { SendState } from '../../api/proceedings.ts';
import { sendFile } from '../../api/send-file.ts';
import { FileChoice } from '../../components/file-choice.tsx';
import { SendProblem } from '../../components/send-problem.tsx';
import { useText } from '../../text/use-text.ts';

/** Bringing in a table that circulates: looked at first with all its faults, opened when a person says so. */
export function ImportTable(): ReactElement | null {
  const text = useText();
  const words = text.matterTables;
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const [file, setFile] = useState<File>();
  const [seen, setSeen] = useState<MatterImportBody>();
  const [state, setState] = useState<SendState>('open');
  if (!(me?.may.includes('matters.open') ?? false)) return null;
  const send = async (chosen: File, how: { readonly dryRun: boolean; readonly approve: boolean }): Promise<void> => {
    setState('sending');
    try {
      const asked = { city, dryRun: String(how.dryRun), approve: String(how.approve) };
      setSeen(await sendFile<MatterImportBody>('/api/v1/matters/import', asked, language, chosen));
      if (!how.dryRun) await askAnew(queries);
      setState('open');
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const choose = ([chosen]: readonly File[]): void => {
    setFile(chosen);
    setSeen(undefined);
    if (chosen !== undefined) void send(chosen, { dryRun: true, approve: false });
  };
  const isReady = file !== undefined && seen !== undefined && seen.dryRun && seen.accepted && seen.counts.ready > 0;
  return (
    <section className="sec import-table">
      <h2>{words.importTitle}</h2>
      <p className="quiet">{words.importHint}</p>
      <FileChoice
        label={words.file}
        accept=".xlsx,.xls,.csv,.docx"
        chosen={file === undefined ? [] : [file.name]}
        onChoose={choose}
      />
      <SendProblem state={state} />
      {seen !== undefined && <Seen seen={seen} />}
      {isReady && (
        <div className="orders">
          <button
            type="button"
            className="press"
            disabled={state === 'sending'}
            onClick={() => void send(file, { dryRun: false, approve: false })}
          >
            {words.openDrafts}
          </button>
          <button
            type="button"
            className="press is-main primary"
            disabled={state === 'sending'}
            onClick={() => void send(file, { dryRun: false, approve: true })}
          >
            {words.openApproved}
          </button>
        </div>
      )}
    </section>
  );
}

/** Where the table was kept out, only what kept it out; else what was noted, but for what the list of its matters says itself. */
function shownFaults({ accepted, faults }: MatterImportBody): MatterImportBody['faults'] {
  return faults.filter(({ severity, code }) => (accepted ? code !== 'matter-held' : severity === 'error'));
}

function Seen({ seen }: { readonly seen: MatterImportBody }): ReactElement {
  const words = useText().matterTables;
  const { opened, approved, held, ready } = seen.counts;
  const faults = shownFaults(seen);
  // A list of values has no sheets.
  const [sheetHead = '', ...otherHeads] = words.faultHeads;
  const hasSheets = faults.some(({ sheet }) => sheet !== '');
  const heads = hasSheets ? [sheetHead, ...otherHeads] : otherHeads;
  return (
    <div data-plain role="status">
      <p className={seen.accepted ? '' : 'worse'}>
        {!seen.accepted
          ? words.refused(faults.length)
          : seen.dryRun
            ? words.looked(ready, held)
            : words.taken(opened, approved, held)}
      </p>
      {faults.length > 0 && (
        <table className="plain-table">
          <caption>{seen.accepted ? words.notes : words.faults}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, n) => (
              <tr key={n}>
                {hasSheets && <td>{fault.sheet}</td>}
                <td>{`${fault.column ?? ''}${fault.row ?? ''}`}</td>
                <td>{fault.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {seen.accepted && (
        <table className="plain-table">
          <thead>
            <tr>
              {words.matterHeads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {seen.matters.map((one) => (
              <tr key={`${one.sheet} ${one.row}`}>
                <td>{one.title}</td>
                <td>{words.outcomes[one.outcome]}</td>
                <td>{one.lacks.join(words.separator)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
