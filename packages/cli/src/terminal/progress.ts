import type { Terminal } from './terminal.ts';

/** Shows how far something has come, once it takes longer than two seconds. */
export interface Progress {
  /** Says what is being done now. */
  report(text: string): void;
  /** Clears what was drawn. */
  end(): void;
}

/** Milliseconds before anything is shown, and between lines where nothing can be redrawn. */
const patience = 2000;
const pause = { redrawn: 100, lines: 5000 } as const;

/** Progress on standard error: one line redrawn on a terminal, plain lines now and then elsewhere. */
export function progressOn(terminal: Terminal, now: () => number = () => performance.now()): Progress {
  const start = now();
  let last = -Infinity;
  let drawn = false;
  return {
    report(text) {
      const at = now();
      if (at - start < patience || at - last < (terminal.redraws ? pause.redrawn : pause.lines)) return;
      last = at;
      const line = `${text} (${Math.round((at - start) / 1000)} s)`;
      terminal.err(terminal.redraws ? `\r\u001B[2K${line}` : `${line}\n`);
      drawn = terminal.redraws;
    },
    end() {
      if (drawn) terminal.err('\r\u001B[2K');
      drawn = false;
    },
  };
}
