import { cumulative, DomainError, type Measure, operator, runsText } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../application.ts';
import type { City, NewObservation } from '../ports.ts';
import { listBulletins, readBulletinDraft } from '../queries/list-bulletins.ts';
import { readIssuedBulletin, readIssuedFile } from '../queries/read-issued-bulletin.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { incomingFile } from '../testing/incoming-file.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { amendRegisters } from './amend-register.ts';
import { beginBulletinDraft, discardBulletinDraft, editBulletinDraft, refreshBulletinDraft } from './draft-bulletin.ts';
import { cityOf, initialiseCity } from './initialise-city.ts';
import { publishBulletin, withdrawBulletin } from './publish-bulletin.ts';

const city = '431200';
const actor = operator('test', 'wang');
const indicator = 'industrial-value-added';
const may18 = '2021-05-18T02:00:00.000Z';
const june1 = '2021-06-01T02:00:00.000Z';
const june18 = '2021-06-18T02:00:00.000Z';
const april = { region: city, period: { year: 2021, month: 4 } };

let app: Application;
let clock: string;

/** What the city's bureau and the other cities of the province published. */
function row(region: string, measure: Measure, month: number, value: number, knownFrom: string): NewObservation {
  const unit = measure === 'rank' ? '' : '%';
  const decimals = measure === 'rank' ? 0 : 1;
  const span = cumulative(2021, month);
  const where = { sheet: '表1', cell: `C${month}` };
  return { indicator, region, span, measure, value, decimals, unit, status: null, knownFrom, ...where };
}

async function bring(name: string, rows: readonly NewObservation[]): Promise<void> {
  const options = { actor, storedAt: clock, dryRun: false };
  await app.store.imports.accept(city, incomingFile(name, name), 'long-table', [rows], options);
}

beforeEach(async () => {
  clock = '2021-05-20T01:00:00.000Z';
  app = {
    store: memoryStore(),
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => clock },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
  const home: City = { ...cityOf(city), demo: false };
  await initialiseCity(app, actor, home);
  await bring('4月.csv', [
    row(city, 'yoy', 3, 15.1, '2021-04-19T02:00:00.000Z'),
    row(city, 'yoy', 4, 12.9, may18),
    row(city, 'rank', 4, 7, may18),
    row('430000', 'yoy', 4, 13.2, may18),
  ]);
});

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

/** The place and words of the paragraph that says something. */
async function paragraph(draft: string, words: string): Promise<{ readonly place: string; readonly was: string }> {
  const { edited } = await readBulletinDraft(app, actor, city, draft);
  for (const [i, block] of edited.bulletin.body.entries())
    if (block.kind === 'paragraph' && runsText(block.runs).includes(words))
      return { place: edited.places[i] ?? '', was: runsText(block.runs) };
  throw new Error(`no paragraph says ${words}`);
}

async function issue(options: { readonly number?: number } = {}): Promise<string> {
  const draft = await beginBulletinDraft(app, actor, city, april);
  const bulletin = await publishBulletin(app, actor, city, draft, { revision: 0, signer: '李主任', ...options });
  return bulletin.id;
}

describe('a draft', () => {
  it('is as of when it was begun, and takes newer figures only when it is asked to', async () => {
    const id = await beginBulletinDraft(app, actor, city, april);
    const { place, was } = await paragraph(id, '12.9%');
    await editBulletinDraft(app, actor, city, id, { place, was, text: `${was}总体平稳。` });
    clock = june1;
    await bring('修订.csv', [row(city, 'yoy', 4, 13.1, '2021-05-31T02:00:00.000Z')]);
    expect((await paragraph(id, '总体平稳')).was).toContain('12.9%');
    await refreshBulletinDraft(app, actor, city, id);
    const { was: now } = await paragraph(id, '总体平稳');
    expect(now).toContain('13.1%');
    expect(now).not.toContain('12.9%');
  });

  it('refuses a change to words that somebody has changed meanwhile, and takes one to others', async () => {
    const id = await beginBulletinDraft(app, actor, city, april);
    const { place, was } = await paragraph(id, '12.9%');
    await editBulletinDraft(app, actor, city, id, { place, was, text: `${was}一。` });
    expect(await refusal(editBulletinDraft(app, actor, city, id, { place, was, text: `${was}二。` }))).toBe(
      'draft-changed',
    );
    const both = ['title', `${place}+1`].map(async (other) => {
      const { edited } = await readBulletinDraft(app, actor, city, id);
      const stands = other === 'title' ? edited.bulletin.title : '';
      await editBulletinDraft(app, actor, city, id, { place: other, was: stands, text: '新的文字' });
    });
    await Promise.all(both);
    expect((await readBulletinDraft(app, actor, city, id)).draft.revision).toBe(3);
  });

  it('refuses places that do not exist, and words that cannot be kept', async () => {
    const id = await beginBulletinDraft(app, actor, city, april);
    const edit = async (place: string, was: string, text: string): Promise<string> =>
      refusal(editBulletinDraft(app, actor, city, id, { place, was, text }));
    const { place, was } = await paragraph(id, '12.9%');
    expect(await edit('b99', '', 'x')).toBe('invalid-entry');
    expect(await edit(place, was, 'a\u0000b')).toBe('invalid-entry');
    expect(await edit(place, was, 'x'.repeat(4000))).toBe('invalid-entry');
    expect(await refusal(editBulletinDraft(app, actor, city, 'none', { place, was, text: 'x' }))).toBe('unknown-draft');
    await discardBulletinDraft(app, actor, city, id);
    expect(await edit(place, was, 'x')).toBe('draft-closed');
  });
});

describe('an issued bulletin', () => {
  it('is numbered, dated with the day of issue, signed, and holds every figure with its value', async () => {
    const draft = await beginBulletinDraft(app, actor, city, { ...april, asOf: '2021-05-19' });
    const bulletin = await publishBulletin(app, actor, city, draft, { revision: 0, signer: ' 李主任 ' });
    expect(bulletin).toMatchObject({
      number: 1,
      year: 2021,
      series: '怀化经济运行',
      signer: '李主任',
      issuedAt: clock,
    });
    const { content } = await readIssuedBulletin(app, actor, city, bulletin.id);
    expect([content.bulletin.issueNumber, content.bulletin.date]).toEqual([1, '2021年5月20日']);
    expect(content.figures.find(({ id }) => id.startsWith(`published~${indicator}`))).toMatchObject({
      value: 12.9,
      decimals: 1,
      unit: '%',
    });
    for (const kind of ['docx', 'html'] as const) {
      const { file, bytes } = await readIssuedFile(app, actor, city, bulletin.id, kind);
      expect(app.digest.sha256(bytes)).toBe(file.sha256);
      expect(Buffer.from(bytes).toString()).toContain('怀化经济运行\n1\n2021年5月20日');
    }
  });

  it('stays as it was whatever is imported, amended or drafted afterwards', async () => {
    const id = await issue();
    const before = await readIssuedBulletin(app, actor, city, id, '2021-05-20');
    clock = june1;
    await bring('修订.csv', [row(city, 'yoy', 4, 13.1, '2021-05-31T02:00:00.000Z')]);
    const [entry] = await app.store.registers.asOf(city, 'indicator', clock);
    if (entry?.body == null) throw new Error('no indicator');
    const body = { ...entry.body, name: { zh: '新名', en: 'new name' } };
    await amendRegisters(app, actor, city, [{ register: 'indicator', key: entry.key, body }]);
    const after = await readIssuedBulletin(app, actor, city, id, '2021-05-20');
    expect({ ...after, moment: undefined }).toEqual({ ...before, moment: undefined });
    const now = await readIssuedBulletin(app, actor, city, id);
    expect(now.content).toEqual(before.content);
  });

  it('is refused with figures by hand until they are accepted, and keeps both figures', async () => {
    const draft = await beginBulletinDraft(app, actor, city, april);
    const { place, was } = await paragraph(draft, '12.9%');
    await editBulletinDraft(app, actor, city, draft, { place, was, text: was.replace('12.9', '13.0') });
    const signed = { revision: 1, signer: '李主任' };
    expect(await refusal(publishBulletin(app, actor, city, draft, signed))).toBe('figures-by-hand');
    const { id } = await publishBulletin(app, actor, city, draft, { ...signed, acceptFiguresByHand: true });
    const { content, review } = await readIssuedBulletin(app, actor, city, id);
    const runs = content.bulletin.body.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    const changed = runs.find((run) => run.hand?.was?.includes('12.9') === true);
    expect([changed?.text.includes('13.0'), changed?.hand?.by]).toEqual([true, actor.name]);
    expect(review.outdated).toEqual([]);
  });

  it('is what was seen: a draft changed meanwhile, or issued already, is refused', async () => {
    const draft = await beginBulletinDraft(app, actor, city, april);
    expect(await refusal(publishBulletin(app, actor, city, draft, { revision: 1, signer: '李主任' }))).toBe(
      'draft-changed',
    );
    expect(await refusal(publishBulletin(app, actor, city, draft, { revision: 0, signer: ' ' }))).toBe('invalid-entry');
    await publishBulletin(app, actor, city, draft, { revision: 0, signer: '李主任' });
    expect(await refusal(publishBulletin(app, actor, city, draft, { revision: 0, signer: '李主任' }))).toBe(
      'draft-closed',
    );
  });

  it('gets the next number, and of many issued at a time each its own', async () => {
    await issue({ number: 5 });
    expect(await refusal(issue({ number: 5 }))).toBe('issue-number-taken');
    await Promise.all([1, 2, 3, 4].map(async () => issue()));
    const { bulletins } = await listBulletins(app, actor, city);
    expect(bulletins.map(({ bulletin }) => bulletin.number)).toEqual([9, 8, 7, 6, 5]);
  });

  it('can be taken back by a later act, and stays', async () => {
    const id = await issue();
    expect(await refusal(withdrawBulletin(app, actor, city, id, ' '))).toBe('invalid-entry');
    clock = june1;
    const withdrawn = await withdrawBulletin(app, actor, city, id, '数据有误，另行印发');
    expect(withdrawn.withdrawal).toMatchObject({ at: june1, reason: '数据有误，另行印发' });
    expect(await refusal(withdrawBulletin(app, actor, city, id, '再撤'))).toBe('bulletin-withdrawn');
    const { bulletin } = await readIssuedBulletin(app, actor, city, id, '2021-05-20');
    expect(bulletin.withdrawal).toBeUndefined();
    expect(await refusal(readIssuedBulletin(app, actor, city, id, '2021-05-01'))).toBe('unknown-bulletin');
  });
});

describe('figures that have been revised since', () => {
  const outdated = async (id: string, asOf?: string): Promise<readonly unknown[]> => {
    const { review } = await readIssuedBulletin(app, actor, city, id, asOf);
    return review.outdated.map((figure) => [
      figure.id.split('~')[0],
      figure.published,
      figure.now,
      figure.since,
      figure.causes.map((cause) => (cause.kind === 'observation' ? [cause.fileName, cause.cell] : cause.register)),
    ]);
  };

  it('are none as long as nothing was', async () => {
    const id = await issue();
    expect(await outdated(id)).toEqual([]);
  });

  it('are named with both values, since when, and the cell that it came from', async () => {
    const id = await issue();
    clock = june1;
    await bring('第一次修订.csv', [row(city, 'yoy', 4, 13.1, '2021-05-31T02:00:00.000Z')]);
    clock = june18;
    await bring('第二次修订.csv', [row(city, 'yoy', 4, 13.3, june18)]);
    const found = await outdated(id);
    const revised = ['第二次修订.csv', 'C4'];
    expect(found).toContainEqual(['published', 12.9, 13.3, '2021-05-31T02:00:00.000Z', [revised]]);
    expect(found).toContainEqual(['changeFromPreviousRelease', -2.2, -1.8, '2021-05-31T02:00:00.000Z', [revised]]);
    expect(found).toContainEqual(['distanceToProvince', -0.3, 0.1, '2021-05-31T02:00:00.000Z', [revised]]);
    expect(await outdated(id, '2021-05-20')).toEqual([]);
    expect(await outdated(id, '2021-06-01')).toContainEqual([
      'published',
      12.9,
      13.1,
      '2021-05-31T02:00:00.000Z',
      [['第一次修订.csv', 'C4']],
    ]);
  });

  it('are not those of a later month, and are worked out again only where something could have changed them', async () => {
    const id = await issue();
    let written = 0;
    const { keepReview } = app.store.bulletins;
    const bulletins = {
      ...app.store.bulletins,
      keepReview: async (...args: Parameters<typeof keepReview>) => {
        written += 1;
        await keepReview(...args);
      },
    };
    app = { ...app, store: { ...app.store, bulletins } };
    clock = june18;
    await bring('5月.csv', [row(city, 'yoy', 5, 11.8, june18)]);
    expect(await outdated(id)).toEqual([]);
    expect(written).toBe(0);
    await bring('修订.csv', [row(city, 'yoy', 4, 13.1, june18)]);
    expect((await outdated(id)).length).toBeGreaterThan(0);
    expect((await outdated(id)).length).toBeGreaterThan(0);
    expect(written).toBe(1);
  });

  it('are no longer outdated when the record is set back', async () => {
    const id = await issue();
    clock = june1;
    await bring('修订.csv', [row(city, 'yoy', 4, 13.1, '2021-05-31T02:00:00.000Z')]);
    expect((await outdated(id)).length).toBeGreaterThan(0);
    clock = june18;
    await bring('更正.csv', [row(city, 'yoy', 4, 12.9, june18)]);
    expect(await outdated(id)).toEqual([]);
  });

  it('include targets that were amended', async () => {
    const id = await issue();
    const { content } = await readIssuedBulletin(app, actor, city, id);
    const target = content.figures.find((figure) => figure.id.startsWith(`target~${indicator}~`));
    if (target === undefined) throw new Error('no target in the bulletin');
    clock = june1;
    const entry = (await app.store.registers.asOf(city, 'target', clock)).find(
      ({ body }) => body?.region === city && body.indicator === indicator,
    );
    if (entry?.body == null) throw new Error('no target');
    const body = { ...entry.body, goal: { value: 9.5, decimals: 1 } };
    await amendRegisters(app, actor, city, [{ register: 'target', key: entry.key, body }]);
    expect(await outdated(id)).toContainEqual(['target', target.value, 9.5, june1, ['target']]);
  });
});
