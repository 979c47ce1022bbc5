import { type ReactElement, type ReactNode, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { PageLink } from '../../../components/page-link.tsx';
import { Refused } from '../../../components/refused.tsx';
import { useText } from '../../../text/use-text.ts';
import { DropZone } from './drop-zone.tsx';
import { LookView } from './look-view.tsx';
import { type Importing, type ImportState, useImport, usualReading } from './use-import.ts';

/** Bringing a file in (导入): choose it, see what it says and what is wrong with it, take it in whole or not at all. */
export function ImportPart({ mayBackdate }: { readonly mayBackdate: boolean }): ReactElement {
  const importing = useImport();
  const [knownFrom, setKnownFrom] = useState('');
  const text = useText();
  return (
    <ImportSteps importing={importing}>
      <DropZone onFile={(file) => void importing.look(file, { ...usualReading, knownFrom })} />
      <NotTaken state={importing.state} />
      {mayBackdate && (
        <label className="field known-from">
          <span>{text.data.import.knownFrom}</span>
          <input type="date" value={knownFrom} onChange={(event) => setKnownFrom(event.target.value)} />
          <small>{text.data.import.knownFromHint}</small>
        </label>
      )}
    </ImportSteps>
  );
}

/** The last file was not taken in, and why. */
export function NotTaken({ state }: { readonly state: ImportState }): ReactElement | null {
  const text = useText();
  if (state.step !== 'choosing') return null;
  return (
    <>
      {state.file !== undefined && (
        <p className="refused-file" data-plain>
          {text.data.import.notTaken(state.file.name)}
        </p>
      )}
      <Refused error={state.error} />
    </>
  );
}

/** The steps of bringing a file in, after `children` have given one. */
export function ImportSteps(props: { readonly importing: Importing; readonly children: ReactNode }): ReactNode {
  const { state, look, take, cancel, restart } = props.importing;
  switch (state.step) {
    case 'choosing':
      return props.children;
    case 'sending':
      return <Sending state={state} onCancel={cancel} />;
    case 'looked':
      return (
        <LookView
          key={`${state.file.name} ${JSON.stringify(state.asked)}`}
          state={state}
          onTake={(accepted) => void take(accepted)}
          onLook={(asked) => void look(state.file, asked)}
          onRestart={restart}
        />
      );
    case 'taken':
      return <Taken state={state} onRestart={restart} />;
  }
}

function Sending(props: {
  readonly state: ImportState & { readonly step: 'sending' };
  readonly onCancel: () => void;
}): ReactElement {
  const { file, share, taking } = props.state;
  const { data } = useText();
  const words = share < 1 ? data.import.sending : taking ? data.import.taking : data.import.reading;
  return (
    <section className="sending" role="status">
      <p data-plain>{words(file.name)}</p>
      {share < 1 ? (
        <progress value={share} max={1} aria-label={data.import.progress} />
      ) : (
        <progress aria-label={data.import.progress} />
      )}
      <button type="button" className="press" onClick={props.onCancel}>
        {data.import.cancel}
      </button>
    </section>
  );
}

function Taken(props: {
  readonly state: ImportState & { readonly step: 'taken' };
  readonly onRestart: () => void;
}): ReactElement {
  const { file, stored, revised, unchanged } = props.state.result;
  const address = useAddress();
  const { data } = useText();
  return (
    <section className="taken" role="status">
      <h2 data-plain>{stored + revised === 0 ? data.import.nothingNew(file) : data.import.taken(file)}</h2>
      <p data-plain>{data.import.counts(stored, revised, unchanged)}</p>
      <p className="taken-ways">
        <button type="button" className="press" onClick={props.onRestart}>
          {data.import.another}
        </button>
        <PageLink className="link" to={{ ...address, section: 'history' }}>
          {data.import.toHistory}
        </PageLink>
        <PageLink className="link" to={{ ...address, page: 'board', section: undefined }}>
          {data.import.toBoard}
        </PageLink>
      </p>
    </section>
  );
}
