import { type Application, listJobs, planJobs, runJobs } from '@shigan/app';
import { jsonText, presentJobs, RequestRefused } from '@shigan/contract';
import type { Actor, JobState, RegionCode } from '@shigan/core';
import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { outwardOf } from '../channels/outward.ts';
import { type GlobalOptions, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

const own = {
  zh: {
    jobs: '平台自动任务：催办、每日摘要（邮件、回调）',
    list: '任务队列：各状态的数量和最近的任务',
    run: '编排到期任务并全部执行一遍；服务运行时每半分钟自动执行',
    state: 'waiting、done、void 或 failed',
    heads: ['应办时间', '类别', '状态', '次数', '结果', '键'],
    states: { waiting: '待办', done: '已办', void: '无须办', failed: '失败' },
    kinds: { reminder: '催办', mail: '邮件', webhook: '回调' },
    counts: (one: Readonly<Record<JobState, number>>) =>
      `待办 ${one.waiting}，已办 ${one.done}，无须办 ${one.void}，失败 ${one.failed}`,
    ran: (planned: number, done: number, none: number, failed: number) =>
      `新排 ${planned}，已办 ${done}，无须办 ${none}，失败 ${failed}`,
  },
  en: {
    jobs: 'what the platform does by itself: reminders, daily digests by mail and signed calls',
    list: 'the queue: how many are in each state, and the last jobs',
    run: 'puts in what falls due and works all of it off once; a running server does so every half minute',
    state: 'waiting, done, void or failed',
    heads: ['due', 'kind', 'state', 'tries', 'outcome', 'key'],
    states: { waiting: 'waiting', done: 'done', void: 'nothing to do', failed: 'failed' },
    kinds: { reminder: 'reminder', mail: 'mail', webhook: 'call' },
    counts: (one: Readonly<Record<JobState, number>>) =>
      `waiting ${one.waiting}, done ${one.done}, nothing to do ${one.void}, failed ${one.failed}`,
    ran: (planned: number, done: number, none: number, failed: number) =>
      `planned ${planned}, done ${done}, nothing to do ${none}, failed ${failed}`,
  },
} as const;

interface JobOptions extends GlobalOptions {
  readonly state?: string;
  readonly json?: true;
}

/** `jobs list|run`: the queue, and working it off. */
export function addJobCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words, environment } = surroundings;
  const say = own[terminal.language];
  const jobs = program.command('jobs').description(say.jobs);

  jobs
    .command('list')
    .description(say.list)
    .option('--state <state>', say.state)
    .option('--json', words.options.json)
    .action((_options: JobOptions, command: Command) => {
      const options: JobOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const state = options.state === undefined ? {} : { state: stateNamed(options.state) };
        const body = presentJobs(await listJobs(app, actor, city, state));
        if (options.json) return terminal.out(jsonText(body));
        const lines = body.jobs.map((one) => [
          one.due,
          say.kinds[one.kind],
          say.states[one.state],
          String(one.attempts),
          one.outcome,
          one.key,
        ]);
        await terminal.out(`${say.counts(body.counts)}\n\n`);
        return terminal.out(
          table(
            say.heads.map((head) => ({ head })),
            lines,
          ),
        );
      });
    });

  jobs
    .command('run')
    .description(say.run)
    .action((_options: JobOptions, command: Command) => {
      const options: JobOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'writing', async ({ app, actor, city, identity }) => {
        const outward = outwardOf(environment, identity({ environment }));
        const planned = await planJobs(app, actor, city);
        const { done, void: none, failed } = await runJobs(app, actor, city, { name: workerName(), outward });
        return terminal.out(`${say.ran(planned, done, none, failed)}\n`);
      });
    });
}

function stateNamed(text: string): JobState {
  const found = (['waiting', 'done', 'void', 'failed'] as const).find((state) => state === text);
  if (found === undefined) throw new RequestRefused('invalid-request', { state: 'waiting, done, void, failed' });
  return found;
}

function workerName(): string {
  return `${process.pid} ${randomUUID()}`;
}

/** How often a running server looks for what is due. */
const everyMs = 30_000;

/** Works the queues of all cities while a server runs. What fails is told and tried again at the next look; gives how to end it, which waits
 *  for what is under way. */
export function workQueues(
  app: Application,
  actor: Actor,
  outward: ReturnType<typeof outwardOf>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const name = workerName();
  const ending = new AbortController();
  const city = async (code: RegionCode): Promise<void> => {
    await planJobs(app, actor, code);
    // In short goes, so that an end is not waited for long.
    while (!ending.signal.aborted) {
      const { done, void: none, failed: lost } = await runJobs(app, actor, code, { name, outward, most: 20 });
      if (done + none + lost < 20) return;
    }
  };
  const look = async (): Promise<void> => {
    for (const { code } of await app.store.cities.list()) await city(code).catch(failed);
  };
  let underWay = look().catch(failed);
  const timer = setInterval(() => {
    underWay = underWay.then(look).catch(failed);
  }, everyMs);
  timer.unref();
  return async () => {
    ending.abort();
    clearInterval(timer);
    await underWay;
  };
}
