import type { ReactElement } from 'react';

/** Text of a figure as it is set: a true minus (−), a plus where a change is told. */
export function typeset(shown: string, signed = false): string {
  if (shown.startsWith('-')) return `−${shown.slice(1)}`;
  return signed && Number(shown) > 0 ? `+${shown}` : shown;
}

/** Decimals of a figure as shown. */
export function decimalsOf(shown: string): number {
  const point = shown.indexOf('.');
  return point === -1 ? 0 : shown.length - point - 1;
}

/** Invisible digits that bring a figure's decimal point under the others of its column. */
export function Ghost({ shown, decimals }: { readonly shown: string; readonly decimals: number }): ReactElement | null {
  const missing = decimals - decimalsOf(shown);
  if (missing <= 0) return null;
  const digits = (decimalsOf(shown) === 0 ? '.' : '') + '0'.repeat(missing);
  return <span className="ghost" aria-hidden="true" data-ghost={digits} />;
}
