import type { DraftBody } from '@shigan/contract';
import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../text/use-text.ts';
import { useBulletinChange } from './bulletin-queries.ts';
import { Refusal } from './refusal.tsx';

/** Changes the words at one place. What is typed survives a closed tab until it is saved or given up. */
export function PlaceEditor(props: {
  readonly draft: DraftBody;
  readonly place: string;
  readonly was: string;
  /** A person has changed it before: there is something to go back to. */
  readonly isChanged: boolean;
  readonly onDone: () => void;
}): ReactElement {
  const { draft, place, was } = props;
  const kept = `shigan:draft:${draft.id}:${place}`;
  const [typed, setTyped] = useState(() => localStorage.getItem(kept) ?? was);
  const change = useBulletinChange<DraftBody>();
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const text = useText();
  const words = text.bulletins;
  useEffect(() => field.current?.focus(), []);
  const done = (): void => {
    localStorage.removeItem(kept);
    props.onDone();
  };
  const send = (to: string | null): void =>
    change.mutate(
      {
        method: 'PUT',
        path: `/api/v1/bulletin-drafts/${draft.id}/places/${encodeURIComponent(place)}`,
        body: { was, text: to },
      },
      { onSuccess: done },
    );
  return (
    <form
      className="place-editor"
      onSubmit={(event) => {
        event.preventDefault();
        send(typed);
      }}
    >
      <textarea
        ref={field}
        value={typed}
        maxLength={3000}
        aria-label={words.editPlace(place === 'title' ? words.titleField : was.slice(0, 12))}
        aria-describedby={hint}
        onChange={(event) => {
          setTyped(event.target.value);
          localStorage.setItem(kept, event.target.value);
        }}
      />
      <p id={hint} className="place-hint">
        {words.editHint}
      </p>
      <div className="actions">
        <button type="submit" className="press is-main" disabled={change.isPending}>
          {change.isPending ? words.saving : words.save}
        </button>
        <button type="button" className="press" onClick={done}>
          {words.cancel}
        </button>
        {props.isChanged && (
          <button type="button" className="press" disabled={change.isPending} onClick={() => send(null)}>
            {words.back}
          </button>
        )}
      </div>
      {change.error !== null && <Refusal error={change.error} />}
    </form>
  );
}
