import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseSync } from 'oxc-parser';

/** A regular expression of the program. */
export interface ProgramPattern {
  readonly source: string;
  readonly flags: string;
  /** Where it is written, beneath `packages/`. */
  readonly file: string;
}

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

/** Every regular expression of the program, each once: those that are written out, and those that modules put together from parts when
 *  they are loaded. What is put together later, for each text, is not among them. */
export async function programPatterns(): Promise<readonly ProgramPattern[]> {
  const files = readdirSync(packages, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /^[\w-]+\/src\/.*\.tsx?$/u.test(file) && !/\.test\.tsx?$|\/testing\//u.test(file),
  );
  const all = [...files.flatMap(writtenOut), ...(await putTogether(files))];
  return [...new Map(all.map((one) => [`${one.source}/${one.flags}`, one])).values()];
}

function writtenOut(file: string): readonly ProgramPattern[] {
  const found: ProgramPattern[] = [];
  const see = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
      const { pattern, flags } = { pattern: '', flags: '', ...node.regex };
      found.push({ source: pattern, flags, file });
    }
    for (const part of Object.values(node)) see(part);
  };
  see(parseSync(packages + file, readFileSync(packages + file, 'utf8')).program);
  return found;
}

async function putTogether(files: readonly string[]): Promise<readonly ProgramPattern[]> {
  const found: ProgramPattern[] = [];
  const { RegExp: plain } = globalThis;
  globalThis.RegExp = new Proxy(plain, {
    construct(target, args) {
      const made: RegExp = Reflect.construct(target, args);
      const [, file] = plain(String.raw`packages/([\w-]+/src/[^?:)]+)`, 'u').exec(new Error('here').stack ?? '') ?? [];
      if (file !== undefined) found.push({ source: made.source, flags: made.flags, file });
      return made;
    },
  });
  try {
    for (const file of files)
      if (/^(?:const|export const) .*new RegExp\(/mu.test(readFileSync(packages + file, 'utf8')) || isTable(file))
        await import(pathToFileURL(packages + file).href);
  } finally {
    globalThis.RegExp = plain;
  }
  return found;
}

/** Patterns stand within tables too. */
function isTable(file: string): boolean {
  return /^\s+\w+: new RegExp\(|\{ at: new RegExp\(/mu.test(readFileSync(packages + file, 'utf8'));
}
