import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../../text/use-text.ts';

/** Asks before something that cannot be undone, naming the thing; Escape goes back. */
export function AskDialog(props: {
  readonly title: string;
  readonly hint: string;
  readonly confirm: string;
  readonly isReady: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const text = useText();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="ask" aria-labelledby={heading} onClose={props.onClose}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (props.isReady) props.onConfirm();
        }}
      >
        <h2 id={heading} data-plain>
          {props.title}
        </h2>
        <p data-plain>{props.hint}</p>
        {props.children}
        <div className="actions">
          <button type="submit" className="press is-main" disabled={!props.isReady}>
            {props.confirm}
          </button>
          <button type="button" className="press" onClick={() => dialog.current?.close()}>
            {text.bulletins.cancel}
          </button>
        </div>
      </form>
    </dialog>
  );
}
