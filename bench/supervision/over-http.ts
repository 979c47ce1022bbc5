import { join } from 'node:path';
import { type Child, childServing } from '../connections/children.ts';
import { cityCode, fill } from './fill.ts';

const atOnce = 4;

interface Measuring {
  readonly seconds: number;
  /** Matters of the city, of ten reports each. */
  readonly matters: number;
  /** Server processes of ours; as many as Redmine was started with workers. */
  readonly processes: number;
  readonly redmine?: { readonly url: string; readonly key: string };
}

/** Requests a second over a city with so many matters: a list of a hundred, one matter whole, an update; the same asked
 *  of a Redmine where one is named, in turns. Who asks is a process of its own for both. */
export async function requestsASecond(databaseUrl: string, options: Measuring): Promise<void> {
  await fill({ databaseUrl }, { cities: 1, matters: options.matters, reports: options.matters * 10 });
  const ours: Child[] = [];
  try {
    while (ours.length < options.processes) ours.push(await served(databaseUrl));
    await compared(
      ours.map(({ url }) => `${url}/api/v1`),
      options,
    );
  } finally {
    for (const child of ours) await child.stop();
  }
}

async function served(databaseUrl: string): Promise<Child> {
  const program = join(import.meta.dirname, 'serving.ts');
  return childServing([...process.execArgv, program, cityCode(0)], { DATABASE_URL: databaseUrl });
}

type Asks = Readonly<Record<string, (n: number) => Promise<Response>>>;

async function compared(urls: readonly string[], { seconds, matters, processes, redmine }: Measuring): Promise<void> {
  console.log(
    `\nover HTTP, ${matters} matters, ${processes} server processes, ${atOnce} at once, requests a second (medians)`,
  );
  const shigan = asksOfShigan(urls);
  const redmines = redmine === undefined ? undefined : asksOfRedmine(redmine);
  const ours: Record<string, number[]> = {};
  const theirs: Record<string, number[]> = {};
  // In turns, so that both have the same share of a busy machine. The first turn is not counted: code is compiled then.
  const turns = seconds < 5 ? 2 : 4;
  for (let turn = 0; turn < turns; turn++)
    for (const what of Object.keys(shigan)) {
      const part = turn === 0 ? Math.min(2, seconds) : seconds / (turns - 1);
      const one = await rate(what, shigan[what], { matters, seconds: part });
      const other = redmines === undefined ? undefined : await rate(what, redmines[what], { matters, seconds: part });
      if (turn === 0) continue;
      (ours[what] ??= []).push(one);
      if (other !== undefined) (theirs[what] ??= []).push(other);
    }
  say('Shigan', ours);
  if (redmines === undefined) return;
  say('Redmine', theirs);
  for (const [what, rates] of Object.entries(ours)) {
    const ratios = rates.map((one, turn) => one / (theirs[what]?.[turn] ?? Number.NaN));
    console.log(`  ${what.padEnd(22)} ${median(ratios).toFixed(1)} times Redmine’s`);
  }
}

const json = { 'content-type': 'application/json' };

function asksOfShigan(urls: readonly string[]): Asks {
  const at = (n: number): string => urls[Math.floor(n / 5) % urls.length] ?? '';
  return {
    list: (n) => fetch(`${at(n)}/matters?most=100`),
    detail: (n) => fetch(`${at(n)}/matters/${idOf(n)}`),
    // Redmine answers an update with nothing, so the like is asked of both; the same answered with the matter is measured beside it.
    update: (n) => acted(at(n), n, { ...json, prefer: 'return=minimal' }),
    'update, answered whole': (n) => acted(at(n), n, json),
  };
}

function acted(url: string, n: number, headers: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(`${url}/matters/${idOf(n)}/acts`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      act: 'instruct',
      details: { words: '逐个项目查' },
      by: { id: 'leader-1', name: '副市长', roles: ['leader'] },
    }),
  });
}

function asksOfRedmine({ url, key }: { readonly url: string; readonly key: string }): Asks {
  const headers = { ...json, 'x-redmine-api-key': key };
  const update: Asks[string] = (n) =>
    fetch(`${url}/issues/${n + 1}.json`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ issue: { notes: '逐个项目查' } }),
    });
  return {
    list: () => fetch(`${url}/issues.json?limit=100&status_id=*`, { headers }),
    detail: (n) => fetch(`${url}/issues/${n + 1}.json?include=journals`, { headers }),
    update,
    'update, answered whole': update,
  };
}

/** Only matters on which a leader may instruct: of the lives, those under way. */
function idOf(n: number): string {
  return (n - (n % 5)).toString(16).padStart(16, '0');
}

function say(name: string, of: Readonly<Record<string, readonly number[]>>): void {
  const said = Object.entries(of).map(([what, rates]) => `${what} ${median(rates).toFixed(1)}`);
  console.log(`  ${name.padEnd(8)} ${said.join(', ')}`);
}

/** How often an answer is had in a second, some asked for at a time; whatever is refused is an error. */
async function rate(
  what: string,
  ask: Asks[string] | undefined,
  { matters, seconds }: Pick<Measuring, 'matters' | 'seconds'>,
): Promise<number> {
  let asked = 0;
  const begun = performance.now();
  const lane = async (): Promise<void> => {
    while (performance.now() - begun < seconds * 1000) {
      const n = (asked++ * 7) % matters;
      const answer = await ask?.(n);
      if (answer?.ok !== true) throw new Error(`${what} ${n}: ${answer?.status} ${await answer?.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return asked / ((performance.now() - begun) / 1000);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
