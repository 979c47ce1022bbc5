import { operator } from '@shigan/core';
import { createServer } from '@shigan/http';
import { createIdentity, sealedSecrets } from '@shigan/identity';
import { openStore } from '@shigan/store';
import { queueApplication } from '../jobs/application.ts';
import { cityCode, fill } from './fill.ts';

/** What Redmine's guide calls a page of issues. */
const held = 2000;
const atOnce = 4;

/** Requests a second of one server process over a city with 2,000 matters of ten reports each: a list of a hundred, one matter
 *  whole, an update; the same asked of a Redmine where one is named. */
export async function requestsASecond(
  databaseUrl: string,
  options: { readonly seconds: number; readonly redmine?: { readonly url: string; readonly key: string } },
): Promise<void> {
  await fill({ databaseUrl }, { cities: 1, matters: held, reports: held * 10 });
  const store = await openStore({ databaseUrl });
  const app = queueApplication(store);
  const server = await createServer(app, {
    version: 'bench',
    defaultCity: cityCode(0),
    maxUploadBytes: 1,
    identity: createIdentity(undefined, sealedSecrets(new Uint8Array(32))),
    actor: operator('bench'),
    onFailure: (error) => console.error(error),
  });
  const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/api/v1`;
  console.log(`\nover HTTP, ${held} matters, ${atOnce} at once, requests a second`);
  const json = { 'content-type': 'application/json' };
  const ours = await rates(options.seconds, {
    list: () => fetch(`${url}/matters?most=100`),
    detail: (n) => fetch(`${url}/matters/${idOf(n)}`),
    update: (n) =>
      fetch(`${url}/matters/${idOf(n)}/acts`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({
          act: 'instruct',
          details: { words: '逐个项目查' },
          by: { id: 'leader-1', name: '副市长', roles: ['leader'] },
        }),
      }),
  });
  say('Shigan', ours);
  await server.close();
  await store.close();
  const { redmine } = options;
  if (redmine === undefined) return;
  const headers = { ...json, 'x-redmine-api-key': redmine.key };
  const theirs = await rates(options.seconds, {
    list: () => fetch(`${redmine.url}/issues.json?limit=100&status_id=*`, { headers }),
    detail: (n) => fetch(`${redmine.url}/issues/${n + 1}.json?include=journals`, { headers }),
    update: (n) =>
      fetch(`${redmine.url}/issues/${n + 1}.json`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ issue: { notes: '逐个项目查' } }),
      }),
  });
  say('Redmine', theirs);
  for (const [what, rate] of Object.entries(ours))
    console.log(`  ${what.padEnd(8)} ${(rate / (theirs[what] ?? Number.NaN)).toFixed(1)} times Redmine’s`);
}

/** Only matters on which a leader may instruct: of the lives, those under way. */
function idOf(n: number): string {
  return (n - (n % 5)).toString(16).padStart(16, '0');
}

function say(name: string, of: Readonly<Record<string, number>>): void {
  const said = Object.entries(of).map(([what, rate]) => `${what} ${rate.toFixed(1)}`);
  console.log(`  ${name.padEnd(8)} ${said.join(', ')}`);
}

/** How often each can be asked in a second, some at a time; whatever is refused is an error. */
async function rates(
  seconds: number,
  asks: Readonly<Record<string, (n: number) => Promise<Response>>>,
): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {};
  for (const [what, ask] of Object.entries(asks)) {
    let asked = 0;
    const begun = performance.now();
    const lane = async (): Promise<void> => {
      while (performance.now() - begun < seconds * 1000) {
        const n = (asked++ * 7) % held;
        const answer = await ask(n);
        if (!answer.ok) throw new Error(`${what} ${n}: ${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    found[what] = asked / ((performance.now() - begun) / 1000);
  }
  return found;
}
