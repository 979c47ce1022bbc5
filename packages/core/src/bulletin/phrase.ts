import type { Figure } from '../figure/figure.ts';
import type { Run } from './block.ts';

/** What a phrase is put together from: words, or runs that keep their figures. */
export type Piece = string | Run | readonly Run[];

/** Runs from a template: `phrase\`较${span}${said(figure, words)}\``. Neighbouring words become one run. */
export function phrase(words: TemplateStringsArray, ...pieces: readonly Piece[]): Run[] {
  return joinRuns(words.flatMap((text, i): Piece[] => (i === 0 ? [text] : [pieces[i - 1] ?? '', text])));
}

/** Pieces one after another, with `between` between them. */
export function joinRuns(pieces: readonly Piece[], between = ''): Run[] {
  const runs: Run[] = [];
  const push = (run: Run): void => {
    if (run.text === '') return;
    const last = runs.at(-1);
    if (last !== undefined && last.figure === undefined && run.figure === undefined && last.strong === run.strong)
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  };
  for (const [i, piece] of pieces.entries()) {
    if (i > 0) push({ text: between });
    if (typeof piece === 'string') push({ text: piece });
    else if ('text' in piece) push(piece);
    else for (const run of piece) push(run);
  }
  return runs;
}

/** Words written from a figure. */
export function said(figure: Figure, text: string): Run {
  return typeof figure.value === 'number' ? { text, figure } : { text };
}
