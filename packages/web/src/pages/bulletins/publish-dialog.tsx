import type { DraftBody, IssuedBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useGo } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useBulletinChange } from './bulletin-queries.ts';
import { Refusal } from './refusal.tsx';

/** Issues a draft: under the number proposed, signed; figures that people changed are to be looked at first. */
export function PublishDialog(props: { readonly draft: DraftBody; readonly onClose: () => void }): ReactElement {
  const { draft } = props;
  const [number, setNumber] = useState(String(draft.nextNumber));
  const [signer, setSigner] = useState('');
  const [isAccepted, setAccepted] = useState(false);
  const publish = useBulletinChange<IssuedBody>();
  const go = useGo();
  const text = useText();
  const words = text.bulletins;
  const isNumber = /^[1-9]\d{0,4}$/.test(number);
  const isReady = isNumber && signer.trim() !== '' && !publish.isPending && (draft.byHand.length === 0 || isAccepted);
  const body = { draft: draft.id, revision: draft.revision, signer, number: Number(number) };
  return (
    <AskDialog
      title={`${words.publishTitle} · ${draft.bulletin.masthead}`}
      hint={words.publishHint}
      confirm={words.confirm}
      isReady={isReady}
      onClose={props.onClose}
      onConfirm={() =>
        publish.mutate(
          {
            method: 'POST',
            path: '/api/v1/bulletins',
            body: isAccepted ? { ...body, acceptFiguresByHand: true } : body,
          },
          { onSuccess: ({ id }) => go({ draft: undefined, bulletin: id }) },
        )
      }
    >
      <label>
        <span>{words.number}</span>
        <input inputMode="numeric" value={number} onChange={(event) => setNumber(event.target.value.trim())} />
      </label>
      <label>
        <span>{words.signer}</span>
        <input value={signer} maxLength={50} autoComplete="off" onChange={(event) => setSigner(event.target.value)} />
      </label>
      {draft.byHand.length > 0 && (
        <>
          <h3 data-plain>{words.byHandTitle(draft.byHand.length)}</h3>
          <ul>
            {draft.byHand.map(({ figure, text: now, was, by }) => (
              <li key={figure + now} data-plain>
                <b data-plain>{now}</b> {words.byHand(was, by)}
              </li>
            ))}
          </ul>
          <label className="check">
            <input type="checkbox" checked={isAccepted} onChange={(event) => setAccepted(event.target.checked)} />
            <span>{words.accept}</span>
          </label>
        </>
      )}
      {publish.error !== null && <Refusal error={publish.error} />}
    </AskDialog>
  );
}
