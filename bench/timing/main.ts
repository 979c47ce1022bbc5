// `npm run bench -- timing [--seconds T] [--seed S]`: whether the time of an answer tells who has an account here, how much of a code of
// the second factor was right, or that a file which one may not see is here. Names that nobody has and names of accounts, each asked once
// with a wrong password, in an order drawn by the seed; a second half of the names that nobody has is the control. Said are medians, and z
// of the rank sums: with |z| under 2.6 the two cannot be told apart by so many answers.
import { addAccount } from '@shigan/app';
import { operator } from '@shigan/core';
import { city, emptyApplication, exampleServer } from '@shigan/http/testing/example-city';
import { createIdentity, sealedSecrets } from '@shigan/identity';

import { randomFrom, runOptions } from '../running/options.ts';
import { codesTold } from './codes.ts';
import { median } from './compared.ts';
import { filesTold } from './files.ts';
import { zOfRanks } from './rank-sums.ts';

/** Of each kind at the most; making an account hashes a password, as signing in does. */
const most = 300;
/** From this many of each kind the run fails where they can be told apart. */
const enough = 200;
const password = 'correct horse battery';
const identity = createIdentity(undefined, sealedSecrets(new Uint8Array(32).fill(1)));

const { seconds, seed } = runOptions({ seconds: 60 });
const random = randomFrom(seed);
const app = emptyApplication();
await app.store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
const { server } = await exampleServer(app, { actor: undefined });

const begin = performance.now();
const people: string[] = [];
while (people.length < most && (performance.now() - begin) / 1000 < seconds / 4) {
  const signInName = `person-${people.length}`;
  people.push(signInName);
  await addAccount(app, identity, operator('bench'), city, {
    signInName,
    name: '某',
    roles: ['caseOfficer'],
    password,
  });
}
let addresses = 0;
const kinds = ['nobody', 'control', 'account'] as const;
const asked = people
  .flatMap((name, index) => [
    { kind: 'nobody' as const, name: `nobody-${index}` },
    { kind: 'control' as const, name: `no-one-${index}` },
    { kind: 'account' as const, name },
  ])
  .map((one) => ({ ...one, place: random() }))
  .toSorted((a, b) => a.place - b.place);

const taken = { nobody: [] as number[], control: [] as number[], account: [] as number[] };
await ask('warm-up');
for (const { kind, name } of asked) taken[kind].push(await ask(name));
await server.close();

console.log(`${people.length} names of each kind, a wrong password for each, in memory`);
for (const kind of kinds) console.log(`  ${kind.padEnd(8)} median ${median(taken[kind]).toFixed(2)} ms`);
const [told, control] = [zOfRanks(taken.nobody, taken.account), zOfRanks(taken.nobody, taken.control)];
console.log(`  nobody against an account: z ${told.toFixed(2)}; nobody against nobody: z ${control.toFixed(2)}`);
// A few answers of a busy machine say nothing.
if (people.length >= enough && Math.abs(told) >= 2.6 && Math.abs(control) < 2.6) {
  console.log('the time of an answer tells who has an account');
  process.exitCode = 1;
}

const run = { seconds: Math.max(1, seconds / 4), random };
if ((await codesTold(app, identity, run)) || (await filesTold(app, run))) {
  console.log('the time of an answer tells what it should not');
  process.exitCode = 1;
}

/** Milliseconds until the answer, which is the same for all. */
async function ask(signInName: string): Promise<number> {
  const start = performance.now();
  const { statusCode } = await server.inject({
    method: 'POST',
    // Each from an address of its own: what one address asks is limited too.
    remoteAddress: `10.0.${(addresses >> 8) & 255}.${addresses++ & 255}`,
    url: '/api/v1/session',
    headers: { origin: 'http://localhost', host: 'localhost' },
    payload: { signInName, password: 'a wrong password' },
  });
  const ms = performance.now() - start;
  if (statusCode !== 401) throw new Error(`${signInName} was answered ${statusCode}`);
  return ms;
}
