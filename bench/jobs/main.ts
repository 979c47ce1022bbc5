// `npm run bench -- jobs [--jobs N] [--seconds T]`: reminders worked off by two processes on PostgreSQL, one of which is killed in the
// middle; a third takes what it had begun. Every reminder has to stand in the record exactly once. With few seconds it takes fewer.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { actOnMatter, initialiseCity, openMatter, reference } from '@shigan/app';
import { type Actor, type NewJob, operator, remindersDue, workingCalendar } from '@shigan/core';
import { openStore } from '@shigan/store';

import { runScript } from '../../packages/store/src/testing/child.ts';
import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { queueApplication } from './application.ts';

const { values } = parseArgs({ options: { jobs: { type: 'string' }, seconds: { type: 'string' } }, strict: false });
const short = typeof values.seconds === 'string' && Number(values.seconds) < 60;
const wanted = typeof values.jobs === 'string' ? Number(values.jobs) : short ? 100 : 1000;
const perMatter = 20;

const city = '431200';
const holder = operator('bench');
const officer = { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] };
const clerk = { id: 'li', name: '李某', roles: ['caseOfficer'], unit: 'a' };
const deadline = '2021-01-29';
const now = '2021-06-30T08:00:00.000Z';

const server = await startPostgres();
if ('missing' in server) console.log(`PostgreSQL is left out: ${server.missing}`);
else {
  try {
    process.exitCode = (await run(await server.createDatabase())) ? 0 : 1;
  } finally {
    await server.stop();
  }
}

async function run(databaseUrl: string): Promise<boolean> {
  const store = await openStore({ databaseUrl }, { migrate: true });
  const app = queueApplication(store);
  await initialiseCity(app, holder, { code: city, name: '怀化市', demo: true, businessDate: now });
  const matters: string[] = [];
  for (let n = 0; n < Math.ceil(wanted / perMatter); n++) matters.push(await openedMatter(app, holder, n));
  const calendar = workingCalendar(reference.calendars);
  const jobs = matters
    .flatMap((matter) => {
      const overdue = { state: 'inProgress', deadline } as const;
      const moments = remindersDue(overdue, `${deadline}T02:00:00.000Z`, '2021-06-29T08:00:00.000Z', calendar);
      return moments.slice(0, perMatter).map((moment): NewJob => ({
        key: `reminder ${matter} ${moment}`,
        kind: 'reminder',
        due: moment,
        payload: { matter, moment },
      }));
    })
    .slice(0, wanted);
  await store.jobs.put(city, jobs, now);
  const started = performance.now();
  const script = fileURLToPath(new URL('worker.ts', import.meta.url));
  const worker = (name: string, ahead = 0) => runScript(script, [databaseUrl, city, name, String(ahead)]);
  const [victim, other] = [worker('victim'), worker('other')];
  for (let n = 0; n < wanted / 10; n++) await victim.line();
  await victim.kill();
  await other.ended();
  await worker('third', 600).ended();
  const seconds = (performance.now() - started) / 1000;
  const counts = await store.jobs.counts(city);
  const reminders: string[] = [];
  for (const matter of matters) {
    const history = await store.matters.history(city, matter, '9999-01-01T00:00:00.000Z');
    reminders.push(
      ...history.filter(({ act }) => act === 'remind').map(({ details }) => `${matter} ${details.words ?? ''}`),
    );
  }
  const tried = (await store.jobs.list(city, { most: wanted })).filter(({ attempts }) => attempts > 1).length;
  await store.close();
  const once = new Set(reminders).size;
  console.log(
    `${jobs.length} jobs, two processes, one killed: ${counts.done} done, ${counts.waiting} waiting, ${counts.failed} failed; ` +
      `${reminders.length} reminders in the record, ${once} different; ${tried} begun twice; ${(jobs.length / seconds).toFixed(0)} jobs/s`,
  );
  return counts.done === jobs.length && reminders.length === jobs.length && once === jobs.length;
}

async function openedMatter(app: ReturnType<typeof queueApplication>, actor: Actor, n: number): Promise<string> {
  const at = '2021-01-05T09:00';
  const { matter } = await openMatter(app, actor, city, {
    by: officer,
    at,
    terms: {
      title: `事项${n}`,
      problem: '慢',
      source: { kind: 'selfCheck', reference: '自查', on: '2021-01-04' },
      region: city,
      leader: { id: 'zhang', name: '张某' },
      leadUnit: { code: 'a', name: '甲局' },
      supportingUnits: [],
      taskForce: { name: '专班', head: { id: 'liu', name: '刘某' } },
      deadline,
      milestones: [],
      rhythm: { kind: 'once' },
      done: { text: '办完' },
      measures: [],
      controllability: 3,
    },
  });
  await actOnMatter(app, actor, city, matter.id, { act: 'approve', by: officer, at });
  await actOnMatter(app, actor, city, matter.id, { act: 'assign', by: officer, at, details: { basisDocument: '1号' } });
  await actOnMatter(app, actor, city, matter.id, { act: 'acknowledge', by: clerk, at });
  await actOnMatter(app, actor, city, matter.id, { act: 'start', by: clerk, at });
  return matter.id;
}
