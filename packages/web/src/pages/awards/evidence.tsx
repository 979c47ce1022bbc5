import type { EvidenceBody, EvidenceFileBody, ImportHistoryBody } from '@shigan/contract';
import type { EvidenceItem, SubItemWork } from '@shigan/core';
import { type ReactElement, useRef, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useRead } from '../../api/queries.ts';
import { uploadFile } from '../../api/upload-file.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { Refused } from '../../components/refused.tsx';
import { FileChoice } from '../../components/file-choice.tsx';
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
                      {held.length === 0 ? <b className="late">{words.missing}</b> : <Files held={held} of={pack} />}
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

function Files(props: { readonly held: readonly EvidenceItem[]; readonly of: URLSearchParams }): ReactElement {
  return (
    <>
      {props.held.map(({ sha256, name }) => (
        <a
          key={`${sha256} ${name}`}
          data-plain
          href={`/api/v1/awards/evidence/files/${sha256}?${props.of}`}
        >{`${name} `}</a>
      ))}
    </>
  );
}

/** Puts a file to what it proves: one that is uploaded, or one that the archive has received before. */
function NewEvidence(props: {
  readonly proofs: readonly string[];
  readonly onAdd: (item: Omit<EvidenceItem, 'on'>) => Promise<void>;
}): ReactElement {
  const words = useText().awardParts.evidence;
  const { city, language } = useAddress();
  const { data } = useRead<ImportHistoryBody>('/api/v1/imports', { city });
  const [proof, setProof] = useState('');
  const [sha256, setFile] = useState('');
  const [share, setShare] = useState<number>();
  const [refusal, setRefusal] = useState<unknown>();
  const ending = useRef(new AbortController());
  const upload = async (file: File): Promise<void> => {
    setRefusal(undefined);
    setShare(0);
    try {
      const { sha256: kept } = await uploadFile<EvidenceFileBody>({
        path: '/api/v1/awards/evidence/files',
        parameters: { city },
        language,
        file,
        signal: ending.current.signal,
        onSent: setShare,
      });
      await props.onAdd({ proof, sha256: kept, name: file.name });
    } catch (error) {
      setRefusal(error);
    }
    setShare(undefined);
  };
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
      <FileChoice
        label={words.upload}
        disabled={proof === '' || share !== undefined}
        title={proof === '' ? words.proofFirst : undefined}
        onChoose={([file]) => {
          if (file !== undefined) void upload(file);
        }}
      />
      <span role="status" className="note" data-plain>
        {share === undefined
          ? proof === ''
            ? words.proofFirst
            : words.limits
          : words.sending((share * 100).toFixed(0))}
      </span>
      <Refused error={refusal} />
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
