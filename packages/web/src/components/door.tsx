import type { ReactElement, ReactNode } from 'react';
import { useAddress, useGo } from '../address/use-address.ts';

/** A figure that opens where it comes from. Several ids where a sentence rests on several figures. Without an id it is plain. */
export function Door(props: {
  readonly figures: readonly (string | undefined)[];
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { figures: open } = useAddress();
  const go = useGo();
  const figures = props.figures.filter((id) => id !== undefined);
  const className = props.className ?? '';
  if (figures.length === 0) {
    return (
      <span className={className} data-plain>
        {props.children}
      </span>
    );
  }
  const isOpen = figures.join() === open.join();
  return (
    <button
      type="button"
      className={`door ${className}`}
      data-figure={figures.join(' ')}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={() => go({ figures })}
    >
      {props.children}
    </button>
  );
}

/** One of several figures behind one door: small figures that stand close together share a door that is large enough to hit. */
export function Part(props: {
  readonly figure: string | undefined;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { figure, className, children } = props;
  return (
    <span className={className} data-figure={figure} data-plain={figure === undefined ? true : undefined}>
      {children}
    </span>
  );
}
