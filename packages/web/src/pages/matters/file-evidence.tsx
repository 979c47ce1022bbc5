import type { EvidenceFileBody } from '@shigan/contract';
import { type ReactElement, useRef, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { RequestFailed } from '../../api/fetch-json.ts';
import { uploadFile } from '../../api/upload-file.ts';
import { FileChoice } from '../../components/file-choice.tsx';
import { useText } from '../../text/use-text.ts';

interface Filed {
  readonly name: string;
  readonly sha256: string;
}

/** Files evidence in the archive while an act is written: several at once, each with how far it is. What was refused says why. */
export function FileEvidence(props: {
  readonly filed: readonly Filed[];
  readonly set: (filed: readonly Filed[]) => void;
}): ReactElement {
  const { filed, set } = props;
  const text = useText();
  const words = text.matter.evidenceFiles;
  const { city, language } = useAddress();
  const ending = useRef(new AbortController());
  const [share, setShare] = useState<number>();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const send = async (files: readonly File[]): Promise<void> => {
    const kept: Filed[] = [...filed];
    const problems: string[] = [];
    for (const file of files) {
      setShare(0);
      try {
        const { sha256 } = await uploadFile<EvidenceFileBody>({
          path: '/api/v1/evidence',
          parameters: { city },
          language,
          file,
          signal: ending.current.signal,
          onSent: setShare,
        });
        if (!kept.some((one) => one.sha256 === sha256)) kept.push({ name: file.name, sha256 });
      } catch (error) {
        const problem = error instanceof RequestFailed ? error.problem?.detail : undefined;
        problems.push(`${file.name}：${problem ?? text.states.unreachable}`);
      }
    }
    setShare(undefined);
    setRefused(problems);
    set(kept);
  };
  return (
    <div className="file-evidence">
      <FileChoice
        label={text.matter.form.evidenceFile}
        multiple
        disabled={share !== undefined}
        onChoose={(files) => void send(files)}
      />
      <small data-plain>{words.hint}</small>
      <ul>
        {filed.map((one) => (
          <li key={one.sha256} data-plain>
            {one.name}{' '}
            <button
              type="button"
              className="link"
              onClick={() => set(filed.filter(({ sha256 }) => sha256 !== one.sha256))}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      <div role="status" data-plain>
        {share === undefined ? '' : words.sending((share * 100).toFixed(0))}
      </div>
      {refused.map((one) => (
        <p key={one} className="worse" role="alert" data-plain>
          {one}
        </p>
      ))}
    </div>
  );
}
