import type { Language } from '@shigan/core';

/** A stream that can be full. */
interface Sink {
  write(text: string, done: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean;
}

/** Where a command writes to: data on `out`, everything else on `err`. */
export interface Terminal {
  readonly language: Language;
  /** Colours are wanted and can be shown. */
  readonly colour: boolean;
  /** Messages can be drawn over one another. */
  readonly redraws: boolean;
  /** Waits until the text has gone out, so that what comes after never piles up in memory. */
  out(text: string): Promise<void>;
  err(text: string): void;
}

/** Whoever read the output has gone away (`shigan board | head -1`): nothing is left to be done. */
export class OutputClosed extends Error {
  constructor() {
    super('output closed');
    this.name = 'OutputClosed';
  }
}

export function terminalOf(
  streams: { readonly stdout: Sink; readonly stderr: Sink },
  environment: Readonly<Record<string, string | undefined>>,
  language: Language,
): Terminal {
  const noColour = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return {
    language,
    colour: !noColour && streams.stdout.isTTY === true,
    redraws: streams.stderr.isTTY === true,
    out: (text) =>
      new Promise((resolve, reject) => {
        streams.stdout.write(text, (error) => {
          if (!error) resolve();
          else reject(isClosed(error) ? new OutputClosed() : error);
        });
      }),
    err: (text) => {
      streams.stderr.write(text, () => undefined);
    },
  };
}

function isClosed(error: Error): boolean {
  return 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
