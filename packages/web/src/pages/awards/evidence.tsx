import type { EvidenceBody, ImportHistoryBody } from '@shigan/contract';
import type { EvidenceItem, SubItemWork } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useRead } from '../../api/queries.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { useText } from '../../text/use-text.ts';

/** The evidence of an application (申报材料): what is required, what the archive holds of it, what is missing; all of it as one folder. */
export function Evidence(props: {
  readonly work: SubItemWork;
  readonly today: string;
  readonly asOf: string | undefined;
  readonly onAdd: ((change: Partial<SubItemWork>) => Promise<void>) | undefined;
}): ReactElement | null {
  const { work, asOf } = props;
  const { city } = useAddress();
  const words = useText().awardParts.evidence;
  const of = { measure: work.measure, subItem: work.subItem, year: String(work.year), authority: work.authority };
  const { data } = useRead<EvidenceBody>('/api/v1/awards/evidence', { city, asOf, ...of });
  if (data === undefined) return null;
  const pack = new URLSearchParams({
    ...of,
    ...(city === undefined ? {} : { city }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  return (
    <>
      <h3>{words.title}</h3>
      {data.requirements.length === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <>
          <p className="note" data-plain>
            {words.count(data.required, data.missing)} <a href={`/api/v1/awards/evidence/pack?${pack}`}>{words.pack}</a>
          </p>
          <table className="award-table award-lines">
            <PlainHeads heads={Object.values(words.columns)} />
            <tbody>
              {data.requirements.flatMap((one) =>
                one.proofs.map(({ proof, held }, at) => (
                  <tr key={`${one.number}/${proof}`}>
                    <td data-plain>{`${one.number}-${at + 1}`}</td>
                    <td data-plain>
                      {one.examined}
                      {one.weight !== null && <small data-plain>{words.weight(one.weight)}</small>}
                    </td>
                    <td data-plain>{proof}</td>
                    <td data-plain>
                      {held.length === 0 ? <b className="late">{words.missing}</b> : <Files held={held} />}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </>
      )}
      {props.onAdd !== undefined && data.requirements.length > 0 && (
        <NewEvidence
          proofs={data.requirements.flatMap(({ proofs }) => proofs.map(({ proof }) => proof))}
          onAdd={async (item) =>
            props.onAdd?.({ evidence: [...(work.evidence ?? []), { ...item, on: props.today.slice(0, 10) }] })
          }
        />
      )}
    </>
  );
}

function Files({ held }: { readonly held: readonly EvidenceItem[] }): ReactElement {
  const { city } = useAddress();
  return (
    <>
      {held.map(({ sha256, name }) => (
        <a
          key={sha256}
          data-plain
          href={`/api/v1/files/${sha256}${city === undefined ? '' : `?city=${city}`}`}
        >{`${name} `}</a>
      ))}
    </>
  );
}

/** Puts a file of the archive to what it proves. */
function NewEvidence(props: {
  readonly proofs: readonly string[];
  readonly onAdd: (item: Omit<EvidenceItem, 'on'>) => Promise<void>;
}): ReactElement {
  const words = useText().awardParts.evidence;
  const { city } = useAddress();
  const { data } = useRead<ImportHistoryBody>('/api/v1/imports', { city });
  const [proof, setProof] = useState('');
  const [sha256, setFile] = useState('');
  const files = new Map((data?.imports ?? []).map((one) => [one.sha256, one.file]));
  const name = files.get(sha256);
  return (
    <div className="award-conditions">
      <label>
        {words.columns.proof}
        <select value={proof} onChange={({ target }) => setProof(target.value)}>
          <option value="">{words.choose}</option>
          {[...new Set(props.proofs)].map((one) => (
            <option key={one} value={one} data-plain>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.file}
        <select value={sha256} onChange={({ target }) => setFile(target.value)}>
          <option value="">{words.choose}</option>
          {[...files].map(([key, file]) => (
            <option key={key} value={key} data-plain>
              {file}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="press"
        disabled={proof === '' || name === undefined}
        onClick={() => {
          if (name !== undefined) void props.onAdd({ proof, sha256, name });
        }}
      >
        {words.add}
      </button>
    </div>
  );
}
