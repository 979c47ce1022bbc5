import { lazy, type ReactElement, Suspense, useEffect, useRef } from 'react';
import { elsewhere } from '../../address/elsewhere.ts';
import { goTo, useAddress } from '../../address/use-address.ts';
import type { Asked } from '../../api/queries.ts';
import type { Place } from '../place-nav.tsx';
import { strokeOf } from './keys.ts';

const FindDialog = lazy(async () => ({ default: (await import('./find-dialog.tsx')).FindDialog }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help.tsx')).KeysHelp }));

/** What is open over the page. */
export type QuickWindow = 'find' | 'help';

/** What keys do on every page, and the windows that they open. */
export function Quick(props: {
  readonly asked: Asked;
  readonly places: readonly Place[];
  readonly open: QuickWindow | undefined;
  readonly onOpen: (window: QuickWindow | undefined) => void;
}): ReactElement | null {
  const { asked, places, open, onOpen } = props;
  const address = useAddress();
  const waiting = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      const { command, waiting: waits } = strokeOf(
        { key: event.key, inField: isField(event.target), modified },
        waiting.current,
      );
      waiting.current = waits;
      if (command === undefined) return;
      event.preventDefault();
      if (command.kind !== 'go') return onOpen(command.kind);
      // What the server would refuse is not gone to.
      if (places.some(({ page }) => page === command.page)) goTo(elsewhere(address, command.page));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [address, onOpen, places]);
  if (open === undefined) return null;
  return (
    <Suspense>
      {open === 'find' ? (
        <FindDialog asked={asked} places={places} onClose={() => onOpen(undefined)} />
      ) : (
        <KeysHelp places={places} onClose={() => onOpen(undefined)} />
      )}
    </Suspense>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}
