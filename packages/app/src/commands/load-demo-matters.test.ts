import { isMissing, matterStates, operator, sourceKinds } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import { listMatters, readAgenda } from '../queries/list-matters.ts';
import { readMatter } from '../queries/read-matter.ts';
import { matterCity as city, openMatterCity } from '../testing/matter-city.ts';
import { loadDemoMatters } from './load-demo-matters.ts';

const holder = operator('test');
let app: Application;

beforeAll(async () => {
  app = await openMatterCity({ now: '2021-05-20T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
  await loadDemoMatters(app, holder, city);
});

describe('the matters of the demonstration city', () => {
  it('are in every state and of every kind of source', async () => {
    const { matters } = await listMatters(app, holder, city);
    const states = new Set(matters.map(({ filed }) => filed.matter.state));
    const sources = new Set(matters.map(({ filed }) => filed.matter.source.kind));
    expect(matterStates.filter((state) => !states.has(state))).toEqual([]);
    expect(sourceKinds.filter((kind) => !sources.has(kind))).toEqual([]);
  });

  it('say that their people are invented', async () => {
    const { matters } = await listMatters(app, holder, city);
    for (const { filed } of matters) {
      const history = await app.store.matters.history(city, filed.matter.id, '9999');
      expect(history.map((event) => event.by.name).filter((name) => !name.includes('虚构'))).toEqual([]);
    }
  });

  it('have one that grades itself green against the data, and repeats itself', async () => {
    const agenda = await readAgenda(app, holder, city);
    const [first] = agenda.matters;
    expect(first?.filed.matter.title).toBe('工业技改投资连续三期下降');
    expect(first?.lights).toEqual({ schedule: 'yellow', reported: 'green', verified: 'red', data: 'red' });
    const reading = await readMatter(app, holder, city, first?.filed.matter.id ?? '');
    const last = reading.standing.filed.matter.reports.at(-1)?.number ?? 0;
    expect(reading.signs.get(last)?.map((one) => one.sign)).toEqual(['repeats', 'contradictsData']);
    expect(reading.standing.measures.map((one) => one.score)).toEqual(['not', 'open']);
    expect(isMissing(reading.standing.condition)).toBe(false);
  });

  it('have some that are late, some silent, and a next step proposed for them', async () => {
    const { matters } = await listMatters(app, holder, city, { open: true });
    const late = matters.filter(({ lights }) => lights.schedule === 'red');
    expect(late.length).toBeGreaterThanOrEqual(2);
    const silent = matters.find(({ filed }) => filed.matter.title.startsWith('溆浦县'));
    expect(silent?.reporting).toMatchObject({ onTime: 0, silence: 3 });
    expect(silent?.proposed?.step).toEqual({ kind: 'note', note: 'followUp' });
  });

  it('are entered once, however often they are loaded', async () => {
    const before = await app.store.matters.list(city, {});
    await loadDemoMatters(app, holder, city);
    expect(await app.store.matters.list(city, {})).toEqual(before);
  });

  it('are the same wherever they are loaded', async () => {
    const other = await openMatterCity({ now: '2021-05-20T01:00:00.000Z' }, (content) =>
      createHash('sha256').update(content).digest('hex'),
    );
    await loadDemoMatters(other, holder, city);
    expect(await other.store.matters.list(city, {})).toEqual(await app.store.matters.list(city, {}));
  });
});
