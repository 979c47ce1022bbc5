import type { ReactElement, ReactNode } from 'react';
import { type Address, addressHref } from '../address/address.ts';
import { goTo } from '../address/use-address.ts';

/** A link to another page that does not load everything anew. */
export function PageLink(props: {
  readonly to: Address;
  readonly className?: string;
  readonly title?: string;
  readonly current?: boolean;
  /** Called before it is followed. */
  readonly onFollow?: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { to } = props;
  return (
    <a
      className={props.className}
      href={addressHref(to)}
      title={props.title}
      aria-current={props.current === true ? 'page' : undefined}
      data-plain
      onClick={(event) => {
        // A click that asks for a new tab or window is the browser's.
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        props.onFollow?.();
        event.preventDefault();
        goTo(to);
      }}
    >
      {props.children}
    </a>
  );
}
