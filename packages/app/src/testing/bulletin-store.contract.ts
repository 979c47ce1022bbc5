import { type BulletinEdit, cumulative, DomainError, type Instant, operator } from '@shigan/core';
import { expect } from 'vitest';

import type { BulletinContent, NewIssue, NewObservation, Store } from '../ports.ts';
import { incomingFile } from './incoming-file.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const april = '2021-05-18T01:00:00.000Z';
const may = '2021-06-17T01:00:00.000Z';
const june = '2021-07-16T01:00:00.000Z';
const late = '2999-01-01T00:00:00.000Z';

async function refusal(work: Promise<unknown>): Promise<readonly unknown[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.params['next']];
    throw error;
  }
  return ['nothing was refused'];
}

async function begun(store: Store, city: string, createdAt: Instant = april): Promise<string> {
  return store.bulletins.createDraft(city, {
    region: '431200',
    period: { year: 2021, month: 4 },
    language: 'zh',
    asOf: april,
    createdAt,
    createdBy: '王统计',
  });
}

function edit(over: Partial<BulletinEdit> = {}): BulletinEdit {
  return { place: 'title', text: '通报', runs: [{ text: '通报' }], anchor: '', by: '王统计', at: april, ...over };
}

function issue(draft: string, over: Partial<NewIssue> = {}): NewIssue {
  return {
    draft,
    region: '431200',
    period: { year: 2021, month: 4 },
    language: 'zh',
    asOf: april,
    series: '怀化经济运行',
    year: 2021,
    number: 1,
    title: '2021年1—4月全市经济运行情况通报',
    signer: '李主任',
    issuedAt: may,
    storedAt: june,
    by: '王统计',
    mark: { edition: april, changes: 3, entries: 2 },
    ...over,
  };
}

const content: BulletinContent = {
  bulletin: {
    masthead: '怀化经济运行',
    issueNumber: 1,
    unit: '怀化市人民政府办公室',
    date: '2021年5月20日',
    title: '2021年1—4月全市经济运行情况通报',
    addressees: '各县市区人民政府',
    body: [
      { kind: 'heading', level: 1, text: '一、总体情况' },
      { kind: 'paragraph', runs: [{ text: '增长' }, { text: '12.9%', figure: 'id' }, { text: '。', strong: true }] },
    ],
    annex: [],
    copiesTo: '',
    demo: true,
    language: 'zh',
  },
  figures: [{ id: 'id', value: 12.9, decimals: 1, unit: '%' }],
};

/** A file larger than one row of a database holds. */
const document = {
  kind: 'docx' as const,
  sha256: incomingFile('', 'docx').sha256,
  content: Uint8Array.from({ length: 600_001 }, (_, i) => (i * 7 + (i >> 8)) % 256),
};

async function issued(store: Store, city: string, number: number, over: Partial<NewIssue> = {}): Promise<string> {
  const draft = await begun(store, city);
  return store.bulletins.publish(city, 0, issue(draft, { number, ...over }), content, [document]);
}

async function bring(
  store: Store,
  city: string,
  name: string,
  rows: readonly Partial<NewObservation>[],
): Promise<void> {
  const observations = rows.map((row): NewObservation => ({
    indicator: 'retail-sales',
    region: '431200',
    span: cumulative(2021, 4),
    measure: 'level',
    value: 1,
    decimals: 1,
    unit: '亿元',
    status: null,
    knownFrom: april,
    sheet: 'S',
    cell: 'A1',
    ...row,
  }));
  const actor = operator('test', 'wang');
  const file = incomingFile(`${name}.xlsx`, `${name} of ${city}`);
  await store.imports.accept(city, file, 'long', [observations], { actor, storedAt: june, dryRun: false });
}

const month = (year: number, number: number): number => year * 12 + number - 1;

/** What every store does for bulletins. */
export function bulletinContract(test: Test): void {
  drafting(test);
  issuing(test);
  reviewing(test);
}

function drafting(test: Test): void {
  test('a draft keeps its changes in order, apart from what it is about', async (store, city) => {
    const id = await begun(store, city);
    const first = edit();
    const second = edit({ place: 'b1+1', text: '新开工项目18个。', runs: [{ text: '新开工项目18个。' }] });
    await store.bulletins.change(city, id, 0, { kind: 'edit', edit: first });
    await store.bulletins.change(city, id, 1, { kind: 'asOf', asOf: may, by: '王统计', at: may });
    await store.bulletins.change(city, id, 2, { kind: 'edit', edit: second });
    expect(await store.bulletins.draft(city, id)).toEqual({
      id,
      region: '431200',
      period: { year: 2021, month: 4 },
      language: 'zh',
      asOf: may,
      createdAt: april,
      createdBy: '王统计',
      revision: 3,
      edits: [first, second],
      state: 'open',
    });
  });

  test('drafts are listed newest first, and no other city has them', async (store, city) => {
    const one = await begun(store, city, april);
    const two = await begun(store, city, may);
    expect((await store.bulletins.drafts(city)).map(({ id }) => id)).toEqual([two, one]);
    expect(await store.bulletins.drafts(`${city}9`)).toEqual([]);
    expect(await store.bulletins.draft(`${city}9`, one)).toBeUndefined();
  });

  test('a change to a draft that somebody has changed meanwhile is refused', async (store, city) => {
    const id = await begun(store, city);
    const outcomes = await Promise.all(
      [1, 2, 3].map(async (n) =>
        refusal(store.bulletins.change(city, id, 0, { kind: 'edit', edit: edit({ text: `${n}` }) })),
      ),
    );
    expect(outcomes.map(([code]) => String(code)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'draft-changed',
      'draft-changed',
      'nothing was refused',
    ]);
    expect((await store.bulletins.draft(city, id))?.revision).toBe(1);
  });

  test('a discarded draft takes no more changes; one that never was is unknown', async (store, city) => {
    const id = await begun(store, city);
    const change = { kind: 'edit', edit: edit() } as const;
    await store.bulletins.change(city, id, 0, { kind: 'discard', by: '王统计', at: may });
    expect((await store.bulletins.draft(city, id))?.state).toBe('discarded');
    expect(await refusal(store.bulletins.change(city, id, 1, change))).toEqual(['draft-closed', undefined]);
    expect(await refusal(store.bulletins.change(city, 'b', 0, change))).toEqual(['unknown-draft', undefined]);
    expect(await refusal(store.bulletins.change(`${city}9`, id, 0, change))).toEqual(['unknown-draft', undefined]);
    expect(await store.bulletins.draft(city, 'b')).toBeUndefined();
  });
}

function issuing(test: Test): void {
  test('an issue is kept as it was, with its files byte for byte', async (store, city) => {
    const draft = await begun(store, city);
    const id = await store.bulletins.publish(city, 0, issue(draft), content, [document]);
    const files = [{ kind: 'docx', sha256: document.sha256, size: document.content.length }];
    expect(await store.bulletins.issued(city, late)).toEqual([{ ...issue(draft), id, files }]);
    expect(await store.bulletins.content(city, id)).toEqual(content);
    const bytes = await store.bulletins.file(city, document.sha256);
    expect(Buffer.from(bytes ?? []).equals(Buffer.from(document.content))).toBe(true);
    expect((await store.bulletins.draft(city, draft))?.state).toBe('published');
    expect(await store.bulletins.content(city, draft)).toBeUndefined();
    expect(await store.bulletins.file(`${city}9`, document.sha256)).toBeUndefined();
  });

  test('issues of a series and year are numbered one after another', async (store, city) => {
    expect(await store.bulletins.nextNumber(city, '怀化经济运行', 2021)).toBe(1);
    await issued(store, city, 5);
    expect(await store.bulletins.nextNumber(city, '怀化经济运行', 2021)).toBe(6);
    expect(await refusal(issued(store, city, 5))).toEqual(['issue-number-taken', 6]);
    expect(await refusal(issued(store, city, 7))).toEqual(['issue-number-taken', 6]);
    await issued(store, city, 6);
    await issued(store, city, 1, { series: '怀化政务督查' });
    await issued(store, city, 1, { year: 2022 });
    expect((await store.bulletins.issued(city, late)).map((b) => [b.series, b.year, b.number])).toEqual([
      ['怀化经济运行', 2022, 1],
      ['怀化经济运行', 2021, 6],
      ['怀化经济运行', 2021, 5],
      ['怀化政务督查', 2021, 1],
    ]);
  });

  test('of several who issue the same number at a time one gets it, and the others leave nothing', async (store, city) => {
    const drafts = await Promise.all([1, 2, 3, 4].map(async () => begun(store, city)));
    const outcomes = await Promise.all(
      drafts.map(async (draft) => refusal(store.bulletins.publish(city, 0, issue(draft), content, [document]))),
    );
    expect(outcomes.filter(([code]) => code === 'issue-number-taken')).toHaveLength(3);
    expect((await store.bulletins.issued(city, late)).map(({ number }) => number)).toEqual([1]);
    const states = (await store.bulletins.drafts(city)).map(({ state }) => state);
    expect(states.filter((state) => state === 'open')).toHaveLength(3);
  });

  test('an issue that is refused takes no number', async (store, city) => {
    const draft = await begun(store, city);
    expect(await refusal(store.bulletins.publish(city, 1, issue(draft), content, []))).toEqual([
      'draft-changed',
      undefined,
    ]);
    expect(await store.bulletins.nextNumber(city, '怀化经济运行', 2021)).toBe(1);
  });

  test('a draft is issued once', async (store, city) => {
    const draft = await begun(store, city);
    await store.bulletins.publish(city, 0, issue(draft), content, []);
    const again = store.bulletins.publish(city, 0, issue(draft, { number: 2 }), content, []);
    expect(await refusal(again)).toEqual(['draft-closed', undefined]);
    expect(await store.bulletins.nextNumber(city, '怀化经济运行', 2021)).toBe(2);
  });

  test('issues and withdrawals are listed as of a moment', async (store, city) => {
    const id = await issued(store, city, 1, { issuedAt: april });
    await issued(store, city, 2, { issuedAt: june });
    const withdrawal = { at: may, storedAt: june, by: '李主任', reason: '数据有误' };
    await store.bulletins.withdraw(city, id, withdrawal);
    const seen = async (asOf: Instant): Promise<readonly unknown[]> =>
      (await store.bulletins.issued(city, asOf)).map((b) => [b.number, b.withdrawal]);
    expect(await seen('2021-01-01T00:00:00.000Z')).toEqual([]);
    expect(await seen(april)).toEqual([[1, undefined]]);
    expect(await seen(june)).toEqual([
      [2, undefined],
      [1, withdrawal],
    ]);
    expect(await refusal(store.bulletins.withdraw(city, id, withdrawal))).toEqual(['bulletin-withdrawn', undefined]);
    expect(await refusal(store.bulletins.withdraw(city, 'b', withdrawal))).toEqual(['unknown-bulletin', undefined]);
  });
}

function reviewing(test: Test): void {
  test('what came between two marks says how far back it reaches', async (store, city) => {
    await bring(store, city, 'first', [{ span: cumulative(2021, 4) }]);
    const before = await store.bulletins.mark(city, april);
    expect(await store.bulletins.reach(city, before, before)).toBeUndefined();
    await bring(store, city, 'revision', [
      { span: cumulative(2021, 3), knownFrom: may },
      { span: cumulative(2021, 5), knownFrom: may },
    ]);
    await bring(store, city, 'later', [{ span: cumulative(2021, 1), knownFrom: june }]);
    const after = await store.bulletins.mark(city, may);
    expect(after.changes).toBeGreaterThan(before.changes);
    expect(await store.bulletins.reach(city, before, after)).toBe(month(2021, 3));
    expect(await store.bulletins.reach(city, before, { ...after, edition: april })).toBeUndefined();
    // Stored before the mark, and known only now: a business date that moves on.
    const moved = { ...after, edition: june };
    expect(await store.bulletins.reach(city, after, moved)).toBe(month(2021, 1));
    expect(await store.bulletins.reach(`${city}9`, before, moved)).toBeUndefined();
  });

  test('a value that says nothing new does not reach anywhere', async (store, city) => {
    await bring(store, city, 'first', [{ span: cumulative(2021, 4) }]);
    const before = await store.bulletins.mark(city, may);
    const rows = [{ span: cumulative(2021, 4) }, { span: cumulative(2021, 5), knownFrom: may }];
    await bring(store, city, 'again', rows);
    expect(await store.bulletins.reach(city, before, await store.bulletins.mark(city, may))).toBe(month(2021, 5));
  });

  test('a mark counts the entries of registers that are known, layouts apart', async (store, city) => {
    const paceLight = { levelYellow: 1, growthYellow: 2, rankYellow: 3, milestoneYellowDays: 4 };
    const body = { abnormalYears: [], paceLight, tiers: 3 };
    const layout = { head: 'h', layout: 'long', mapping: {} };
    await store.registers.append(
      city,
      [
        { register: 'settings', key: 'city', body, knownFrom: april, by: 'wang' },
        { register: 'settings', key: 'city', body, knownFrom: june, by: 'wang' },
        { register: 'layout', key: 'h', body: layout, knownFrom: april, by: 'wang' },
      ],
      june,
    );
    expect((await store.bulletins.mark(city, may)).entries).toBe(1);
    expect((await store.bulletins.mark(city, june)).entries).toBe(2);
  });

  test('of reviews the latest by an edition counts, and an older one does not replace it', async (store, city) => {
    const bulletin = await issued(store, city, 1);
    const review = (edition: Instant, changes: number, now: number) => ({
      bulletin,
      mark: { edition, changes, entries: 1 },
      outdated: [{ id: 'id', published: 12.9, now, decimals: 1, unit: '%', since: may, causes: [] }],
    });
    await store.bulletins.keepReview(city, review(april, 3, 13.1));
    await store.bulletins.keepReview(city, review(may, 5, 13.3));
    await store.bulletins.keepReview(city, review(may, 4, 13.2));
    expect(await store.bulletins.reviews(city, '2021-01-01T00:00:00.000Z')).toEqual([]);
    expect(await store.bulletins.reviews(city, april)).toEqual([review(april, 3, 13.1)]);
    expect(await store.bulletins.reviews(city, june)).toEqual([review(may, 5, 13.3)]);
  });
}
