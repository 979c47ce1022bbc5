import '../../style/own.css';
import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { useText } from '../../text/use-text.ts';
import type { Place } from '../place-nav.tsx';
import { pageKeys } from './keys.ts';

/** What can be done by keys (键盘操作). */
export function KeysHelp(props: { readonly places: readonly Place[]; readonly onClose: () => void }): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const text = useText();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="find-dialog keys-help" aria-labelledby={heading} onClose={props.onClose}>
      <div className="find-box">
        <h2 id={heading}>{text.keys.title}</h2>
        <dl>
          <Line what={text.keys.find}>
            <kbd>/</kbd>
          </Line>
          <Line what={text.keys.help}>
            <kbd>?</kbd>
          </Line>
          {props.places.map(({ page, name }) => (
            <Line key={page} what={text.keys.go(name)}>
              <kbd>g</kbd> {text.keys.then} <kbd>{pageKeys[page]}</kbd>
            </Line>
          ))}
          <Line what={text.keys.move}>
            <kbd>Tab</kbd> <kbd>Enter</kbd>
          </Line>
          <Line what={text.keys.closeAll}>
            <kbd>Esc</kbd>
          </Line>
        </dl>
        <button type="button" className="press" onClick={() => dialog.current?.close()}>
          {text.keys.close}
        </button>
      </div>
    </dialog>
  );
}

function Line({ what, children }: { readonly what: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{what}</dt>
      <dd data-plain>{children}</dd>
    </div>
  );
}
