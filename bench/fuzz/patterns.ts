import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import { randomFrom } from '../running/options.ts';
import { type ProgramPattern, programPatterns } from './program-patterns.ts';
import { pickOf } from './values.ts';

/** What a run found. */
export interface PatternsTried {
  readonly patterns: number;
  readonly texts: number;
  /** The longest that a pattern took on a text of the greatest length. */
  readonly slowest: { readonly ms: number; readonly what: string };
  readonly failures: readonly string[];
}

/** Characters of the texts. */
const [half, whole] = [4000, 8000] as const;
/** Milliseconds of the processor that are nothing to speak of at the greatest length, whatever they grow like. */
const negligible = 30;
/** Twice the text takes what is linear twice as long, what is quadratic four times. */
const mostGrowth = 2.9;
/** A pattern that has not come to its end by then is stopped: ms. */
const stopAfter = 3000;

/** Holds every regular expression of the program against texts made to be slow on: something that it matches, a part of that or of what
 *  it mentions over and over, and an end that it does not match. Fails where the time grows faster than the text. */
export async function tryPatterns(options: {
  readonly seconds: number;
  readonly seed: number;
}): Promise<PatternsTried> {
  const patterns = await programPatterns();
  const random = randomFrom(options.seed);
  const end = performance.now() + options.seconds * 1000;
  const failures = new Map<string, string>();
  let slowest = { ms: 0, what: '' };
  let texts = 0;
  // Round after round from a place that is drawn, so that every pattern has its turn however little time there is.
  const first = Math.floor(random() * patterns.length);
  const inTurn = [...patterns.slice(first), ...patterns.slice(0, first)];
  // To make them takes longer than to try them.
  const matches = new Map<ProgramPattern, readonly string[]>();
  while (performance.now() < end) {
    for (const pattern of inTurn) {
      if (performance.now() >= end) break;
      const name = `${pattern.file} /${pattern.source}/${pattern.flags}`;
      if (failures.has(name)) continue;
      const its = matches.get(pattern) ?? matchesOf(pattern, options.seed);
      matches.set(pattern, its);
      const attack = attackOn(pattern, its, random);
      texts++;
      const { ms, growth } = slowness(pattern, attack);
      const what = `${name}: ${JSON.stringify(attack.head)}, ${JSON.stringify(attack.pumped)} over and over, ${JSON.stringify(attack.tail)}`;
      if (ms > slowest.ms) slowest = { ms, what };
      if (growth > mostGrowth)
        failures.set(name, `${what}: ${ms.toFixed(0)} ms, ${growth.toFixed(1)} times those of half`);
    }
  }
  return { patterns: patterns.length, texts, slowest, failures: [...failures.values()] };
}

interface Attack {
  readonly head: string;
  readonly pumped: string;
  readonly tail: string;
}

const tails = ['', '\u0001', '\n', '!', '。'];

function attackOn(pattern: ProgramPattern, matches: readonly string[], random: () => number): Attack {
  const match = pickOf(matches, random);
  const mentioned = [...new Set(pattern.source.replaceAll(/\\[dwsSDWbB]|[\\^$.*+?()[\]{}|]/gu, ''))];
  const letters = [...mentioned, ' ', '1', 'a', '一', '\n', '\t', '，', '（'];
  const tail = pickOf(tails, random);
  if (match.length === 0 || random() < 0.5) {
    const head = match.slice(0, Math.floor(random() * match.length));
    return { head, pumped: pickOf(letters, random) + (random() < 0.4 ? pickOf(letters, random) : ''), tail };
  }
  const from = Math.floor(random() * match.length);
  const to = from + 1 + Math.floor(random() * Math.min(6, match.length - from));
  const rest = random() < 0.3 ? match.slice(to) : '';
  return { head: match.slice(0, from), pumped: match.slice(from, to), tail: rest + tail };
}

/** Texts that a pattern matches, the longest of them cut; an empty one where none can be made of it. What looks around is left out. */
function matchesOf({ source, flags }: ProgramPattern, seed: number): readonly string[] {
  try {
    const plain = source.replaceAll(/\(\?<?[=!](?:[^()]|\([^()]*\))*\)|\\[bB]/gu, '');
    const arbitrary = fc.stringMatching(new RegExp(plain, flags.replaceAll(/[gyd]/gu, '')));
    return fc.sample(arbitrary, { numRuns: 12, seed }).map((match) => match.slice(0, 60));
  } catch {
    return [''];
  }
}

/** Where a pattern can be stopped that does not come to an end. */
const trial = createContext({});
const searched = new Script('pattern.test(text)');
/** What is looked for everywhere, or tried at every place, is so here. */
const everywhere = new Script("text.replaceAll(pattern, '')");

/** Time at the greatest length, and how many times that at half of it: 1 where it is nothing to speak of. */
function slowness(
  { source, flags }: ProgramPattern,
  { head, pumped, tail }: Attack,
): { readonly ms: number; readonly growth: number } {
  const isEverywhere = /[gy]/u.test(flags);
  trial['pattern'] = new RegExp(source, flags.replaceAll(/[gyd]/gu, '') + (isEverywhere ? 'g' : ''));
  const time = (length: number): number => {
    trial['text'] = head + pumped.repeat(Math.ceil(length / pumped.length)) + tail;
    const before = process.cpuUsage();
    try {
      (isEverywhere ? everywhere : searched).runInContext(trial, { timeout: stopAfter });
    } catch (error) {
      const isStopped = typeof error === 'object' && error !== null && 'code' in error;
      if (!isStopped || error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      return stopAfter;
    }
    return process.cpuUsage(before).user / 1000;
  };
  const once = time(whole);
  if (once < negligible) return { ms: once, growth: 1 };
  // Once more, compiled by now: the least of each is what it takes.
  const least = (length: number): number => Math.min(time(length), time(length));
  const ms = Math.min(once, least(whole));
  if (ms < negligible) return { ms, growth: 1 };
  return { ms, growth: ms >= stopAfter ? Infinity : ms / Math.max(least(half), 0.001) };
}
