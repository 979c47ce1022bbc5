import type { Application } from '@shigan/app';
import { createIdentity } from '@shigan/identity';
import { exampleApplication } from '@shigan/http/testing/example-city';
import type { Composed, DataPlace, Surroundings } from '../invocation.ts';
import { languageIn, run } from '../run.ts';
import { wordsOf } from '../words/words.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Where the data were looked for; undefined when they were not. */
  readonly place: DataPlace | undefined;
  /** Stores that were opened and not closed again. */
  readonly left: number;
}

/** Runs a command as main does, over a store in memory. */
export async function runCommand(
  args: readonly string[],
  options: {
    readonly app?: Application;
    readonly environment?: Readonly<Record<string, string>>;
    readonly stdin?: string;
    readonly over?: Partial<Surroundings>;
  } = {},
): Promise<Ran> {
  const written = { out: '', err: '' };
  let place: DataPlace | undefined;
  let left = 0;
  const compose = async (asked: DataPlace): Promise<Composed> => {
    place = asked;
    left += 1;
    return {
      app: options.app ?? (await exampleApplication()),
      identity: () => createIdentity(),
      close: async () => {
        left -= 1;
      },
    };
  };
  const language = languageIn(args);
  const code = await run(args, {
    environment: options.environment ?? {},
    terminal: {
      language,
      colour: false,
      redraws: false,
      out: async (text) => void (written.out += text),
      err: (text) => void (written.err += text),
    },
    words: wordsOf(language),
    compose,
    migrate: async () => ({ backend: 'embedded', schemaVersion: 1 }),
    stdin: (async function* () {
      yield options.stdin ?? '';
    })(),
    untilEnded: async () => undefined,
    ...options.over,
  });
  return { code, ...written, place, left };
}
