import { createHash } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import {
  matterCast,
  matterCity as city,
  matterTerms,
  openedMatter,
  openMatterCity,
  upToInProgress,
} from '../testing/matter-city.ts';
import { actOnMatters } from './act-on-matters.ts';

const { caseOfficer, outsider } = matterCast;
let app: Application;
let ids: readonly string[];

beforeEach(async () => {
  app = await openMatterCity({ now: '2021-05-20T01:00:00.000Z' }, (content) =>
    createHash('sha256').update(content).digest('hex'),
  );
  const [one, two] = [
    await openedMatter(app, upToInProgress),
    await openedMatter(app, upToInProgress, { ...matterTerms, title: '同一件事' }),
  ];
  ids = [one.matter.id, two.matter.id];
});

const report = { text: '已开工12个', progress: 0.5, light: 'green' as const, promises: [] };
const asked = () => ({ matters: ids, act: 'report' as const, details: { report }, evidence: [{ name: '台账.xlsx' }] });
const reportsOf = async () =>
  Promise.all(ids.map(async (id) => (await app.store.matters.get(city, id))?.matter.reports.map(({ text }) => text)));

it('a report that is written once stands in each matter, however often it is sent under one key', async () => {
  await actOnMatters(app, caseOfficer, city, { ...asked(), key: 'may' });
  await actOnMatters(app, caseOfficer, city, { ...asked(), key: 'may' });
  expect(await reportsOf()).toEqual([['已开工12个'], ['已开工12个']]);
});

it('what one matter refuses is refused, with the matter named', async () => {
  const wrong = actOnMatters(app, caseOfficer, city, { ...asked(), matters: [...ids, 'none'] });
  await expect(wrong).rejects.toMatchObject({ code: 'unknown-matter', params: { matter: 'none' } });
  await expect(actOnMatters(app, outsider, city, asked())).rejects.toMatchObject({ params: { matter: ids[0] } });
  for (const matters of [[], [ids[0] ?? '', ids[0] ?? '']])
    await expect(actOnMatters(app, caseOfficer, city, { ...asked(), matters })).rejects.toMatchObject({
      code: 'invalid-entry',
    });
});
