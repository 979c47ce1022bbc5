import { type Actor, cumulative, figureId, isMissing, type Measure, operator } from '@shigan/core';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Application } from '../application.ts';
import { askForLatest, outlookJobs } from '../outlook/outlook-jobs.ts';
import { type Calculation, calculationInPlace } from '../calculation/calculation.ts';
import type { NewObservation } from '../ports.ts';
import { explainFigure } from '../queries/explain-figure.ts';
import { readOutlooks } from '../queries/read-outlooks.ts';
import { readOutlookScores } from '../queries/read-outlook-scores.ts';
import { reference } from '../reference/index.ts';
import { incomingFile } from '../testing/incoming-file.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { initialiseCity } from './initialise-city.ts';
import { makeOutlooks } from './make-outlooks.ts';
import { createHash } from 'node:crypto';

const city = '431200';
const actor: Actor = operator('test');
const period = { year: 2021, month: 4 };
const now = '2021-05-20T01:00:00.000Z';

let app: Application;

/** Retail sales of the city with a season, growing by 8 % a year, known a month after each span; up to a month of 2021. */
function retail(until: number, over: Partial<NewObservation> = {}): readonly NewObservation[] {
  const rows: NewObservation[] = [];
  const monthly = (year: number, month: number): number =>
    10 * 1.08 ** (year - 2010) * (1 + 0.2 * Math.sin((month * Math.PI) / 6) + 0.01 * ((year * 7 + month * 5) % 9));
  const amount = (year: number, month: number): number =>
    Array.from({ length: month }, (_, m) => monthly(year, m + 1)).reduce((a, b) => a + b, 0);
  for (let year = 2011; year <= 2021; year++)
    for (let month = 2; month <= (year === 2021 ? until : 12); month++) {
      const growth = (amount(year, month) / amount(year - 1, month) - 1) * 100;
      const known = new Date(Date.UTC(year, month, 18)).toISOString();
      rows.push(row('level', year, month, amount(year, month), known), row('yoy', year, month, growth, known));
    }
  return rows.map((r) => ({ ...r, ...over }));
}

function row(measure: Measure, year: number, month: number, value: number, knownFrom: string): NewObservation {
  const decimals = measure === 'yoy' ? 1 : 2;
  return {
    indicator: 'retail-sales',
    region: city,
    span: cumulative(year, month),
    measure,
    value: Number(value.toFixed(decimals)),
    decimals,
    unit: measure === 'yoy' ? '%' : '亿元',
    status: null,
    knownFrom,
    sheet: '',
    cell: `${measure} ${year} ${month}`,
  };
}

async function bring(rows: readonly NewObservation[], name: string): Promise<void> {
  await app.store.imports.accept(city, incomingFile(`${name}.csv`, name), 'long', [rows], {
    actor,
    storedAt: now,
    dryRun: false,
  });
}

beforeEach(async () => {
  app = {
    store: memoryStore(),
    workbooks: {
      open: async () => {
        throw new Error('no workbook is read here');
      },
    },
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
  await initialiseCity(app, actor, { code: city, name: '怀化市', demo: true, businessDate: now }, reference);
  await bring(retail(4), 'to april');
});

async function outlookNow(asOf?: string, month = 4) {
  const board = await readOutlooks(app, actor, city, {
    region: city,
    period: { year: 2021, month },
    ...(asOf === undefined ? {} : { asOf }),
  });
  return board.rows.find((r) => r.indicator.code === 'retail-sales')!.outlook;
}

describe('outlooks', () => {
  const asked = { regions: [city], period };

  test('there is none until it is made, then it stands on the board', async () => {
    expect(await outlookNow()).toEqual({ missing: 'not-yet-made' });
    const seen: number[] = [];
    const outcome = await makeOutlooks(app, actor, city, asked, { onProgress: (done) => seen.push(done) });
    expect(outcome).toEqual({ made: 1, unchanged: 0 });
    expect(seen.at(-1)).toBeGreaterThan(50);
    const outlook = await outlookNow();
    expect(isMissing(outlook)).toBe(false);
  });

  test('made again from the same record nothing is kept', async () => {
    await makeOutlooks(app, actor, city, asked);
    expect(await makeOutlooks(app, actor, city, asked)).toEqual({ made: 0, unchanged: 1 });
  });

  test('as of an earlier moment the one made with what was known then is read, whatever is made and amended since', async () => {
    const march = '2021-04-25T00:00:00.000Z';
    await makeOutlooks(app, actor, city, { ...asked, asOf: march });
    const before = JSON.stringify(await outlookNow(march, 3));
    expect(before).toContain('2021-01-01/P3M');
    await makeOutlooks(app, actor, city, asked);
    await bring([row('yoy', 2021, 3, 3.3, '2021-05-19T00:00:00.000Z')], 'a revision');
    await makeOutlooks(app, actor, city, asked);
    expect(JSON.stringify(await outlookNow(march, 3))).toBe(before);
  });

  test('a revised figure at the cut-off takes the outlook off the board until it is made anew', async () => {
    await makeOutlooks(app, actor, city, asked);
    await bring([row('yoy', 2021, 4, 3.3, '2021-05-19T00:00:00.000Z')], 'a revision');
    expect(await outlookNow()).toEqual({ missing: 'not-yet-made' });
    expect(await makeOutlooks(app, actor, city, asked)).toEqual({ made: 1, unchanged: 0 });
    expect(isMissing(await outlookNow())).toBe(false);
  });

  test('what rests on the numbers of before is not worked out again; what did not stand in between is', async () => {
    const run = vi.fn<Calculation['run']>(calculationInPlace.run);
    app = { ...app, calculation: { run } };
    const madeNow = async (): Promise<unknown> => {
      run.mockClear();
      const { made, unchanged } = await makeOutlooks(app, actor, city, asked);
      return { made, unchanged, tasks: run.mock.calls.length };
    };
    expect(await madeNow()).toEqual({ made: 1, unchanged: 0, tasks: 1 });
    const other = { indicator: 'budget-revenue', knownFrom: '2021-05-19T00:00:00.000Z' };
    await bring([{ ...row('yoy', 2021, 4, 5, now), ...other }], 'another indicator');
    expect(await madeNow()).toEqual({ made: 1, unchanged: 1, tasks: 1 });
    expect(isMissing(await outlookNow())).toBe(false);
    const april = retail(4).find((r) => r.measure === 'yoy' && r.cell === 'yoy 2021 4')!;
    await bring([{ ...april, value: 3.3, knownFrom: '2021-05-19T02:00:00.000Z' }], 'a revision');
    expect(await madeNow()).toEqual({ made: 1, unchanged: 1, tasks: 1 });
    await bring([{ ...april, knownFrom: '2021-05-19T03:00:00.000Z' }], 'taken back');
    expect(await madeNow()).toEqual({ made: 1, unchanged: 1, tasks: 1 });
    expect(isMissing(await outlookNow())).toBe(false);
    expect(await madeNow()).toEqual({ made: 0, unchanged: 2, tasks: 0 });
  });

  test('what came late for an edition that has its outlook counts with the next edition', async () => {
    await makeOutlooks(app, actor, city, asked);
    const march = retail(4).find((r) => r.cell === 'yoy 2021 3')!;
    // Known before the latest figure was, so that the edition stays the same.
    await bring([{ ...march, value: 3.3, knownFrom: '2021-05-01T00:00:00.000Z' }], 'a late revision');
    const { made } = await makeOutlooks(app, actor, city, asked);
    expect(made).toBe(0);
    const late = { indicator: 'budget-revenue', knownFrom: '2021-05-19T00:00:00.000Z' };
    await bring([{ ...row('yoy', 2021, 4, 5, now), ...late }], 'another indicator');
    const found = async (): Promise<unknown> =>
      (await app.store.outlooks.standing(city, { indicators: ['retail-sales'] }, now)).map((v) => v.edition);
    const before = await found();
    await makeOutlooks(app, actor, city, asked);
    expect([before, await found()]).toEqual([['2021-05-18T00:00:00.000Z'], ['2021-05-19T00:00:00.000Z']]);
  });

  test('every figure of it can be asked where it comes from', async () => {
    await makeOutlooks(app, actor, city, asked);
    const outlook = await outlookNow();
    if (isMissing(outlook) || isMissing(outlook.fullYear)) throw new Error('no outlook');
    const { range, probability, rest } = outlook.fullYear;
    for (const figure of [range.estimate, range.low80, range.high95, probability, rest]) {
      const id = figureId(figure, app.digest.sha256);
      expect((await explainFigure(app, actor, city, id)).figure).toEqual(figure);
    }
  });

  test('a cancelled making keeps nothing', async () => {
    const reason = new Error('enough');
    const signal = { aborted: true, reason, addEventListener: () => {}, removeEventListener: () => {} };
    await expect(makeOutlooks(app, actor, city, asked, { signal })).rejects.toBe(reason);
    expect(await outlookNow()).toEqual({ missing: 'not-yet-made' });
  });

  test.each([
    [{ regions: ['999999'], period }, 'unknown-region'],
    [{ regions: [city], period: { year: 2021, month: 13 } }, 'invalid-span'],
  ])('%j is refused', async (wrong, code) => {
    await expect(makeOutlooks(app, actor, city, wrong)).rejects.toMatchObject({ code });
  });

  test('what was stated is held against what came out later', async () => {
    await makeOutlooks(app, actor, city, { regions: [city], period: { year: 2020, month: 9 }, asOf: '2020-10-25' });
    const scoresOf = async () => readOutlookScores(app, actor, city, { region: city, indicator: '社会消费品零售总额' });
    const { all, outlooks } = await scoresOf();
    const made = outlooks.filter((o) => o.how === 'made');
    expect(made.map((o) => [o.cutoff, o.span])).toEqual([['2020-01-01/P9M', '2020-01-01/P12M']]);
    expect(isMissing(all.made) ? 0 : all.made.count).toBe(1);
    expect(isMissing(all.replay) ? 0 : all.replay.count).toBeGreaterThan(20);
    expect(outlooks.filter((o) => o.how === 'replay' && o.span.startsWith('2020')).length).toBe(0);
  });
});

describe('jobs', () => {
  test('the latest month of the city and of its parts is asked for, and made one after the other', async () => {
    const jobs = outlookJobs(app);
    await askForLatest(app, actor, jobs, city);
    expect(jobs.list(actor, city).map((j) => j.period)).toEqual([period, period]);
    await jobs.settled();
    expect(jobs.list(actor, city).map((j) => j.state)).toEqual(['done', 'done']);
    expect(isMissing(await outlookNow())).toBe(false);
  });

  test('made of a record that stands, they are not asked for again after a restart', async () => {
    const first = outlookJobs(app);
    await askForLatest(app, actor, first, city);
    await first.settled();
    const second = outlookJobs(app);
    await askForLatest(app, actor, second, city);
    expect(second.list(actor, city)).toEqual([]);
    const entry = { register: 'settings' as const, key: 'x', body: null, knownFrom: now, by: 'wang' };
    await app.store.registers.append(city, [entry], now);
    await askForLatest(app, actor, second, city);
    expect(second.list(actor, city)).toHaveLength(2);
    await second.settled();
  });

  test('what is asked for twice is made once', async () => {
    const jobs = outlookJobs(app);
    const first = await jobs.ask(actor, city, { regions: [city], period });
    const second = await jobs.ask(actor, city, { regions: [city], period });
    expect(second.id).toBe(first.id);
    await jobs.settled();
    expect(jobs.list(actor, city)).toHaveLength(1);
  });

  test('a cancelled job keeps nothing, and the next one runs', async () => {
    const jobs = outlookJobs(app);
    const { id } = await jobs.ask(actor, city, { regions: [city], period });
    expect(jobs.cancel(actor, city, id).state).toBe('cancelled');
    await jobs.ask(actor, city, { regions: [city], period });
    await jobs.settled();
    expect(jobs.list(actor, city).map((j) => j.state)).toEqual(['done', 'cancelled']);
  });

  test('a job that is not there cannot be cancelled', () => {
    expect(() => outlookJobs(app).cancel(actor, city, '7')).toThrow('unknown-job');
  });
});
