import { DomainError, type KeptCheck } from '@shigan/core';
import { expect } from 'vitest';
import type { DraftAct, DraftPaper } from '../ports/draft-store.ts';
import type { Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const monday = '2021-05-17T01:00:00.000Z';
const tuesday = '2021-05-18T01:00:00.000Z';
const storedAt = '2021-06-01T00:00:00.000Z';
const by = { id: 'li', name: '李秘书' };

const paper: Omit<DraftPaper, 'id'> = {
  title: '讲话“初稿”',
  form: 'docx',
  region: '431200',
  text: '1-4月，全市固定资产投资增长15.9%。\n𠮷',
  at: monday,
  storedAt,
  by,
};

const check: KeptCheck = {
  region: '431200',
  documentYear: 2021,
  asOf: monday,
  claims: [],
  blanks: [],
  usage: [],
  unparsed: [{ start: 1, end: 2, text: '1' }],
  plain: [],
};
const counts = { claims: 0, right: 0, wrong: 0, filled: 0, unknown: 0, usage: 0, unparsed: 1 };
const checked: DraftAct & { readonly kind: 'check' } = { kind: 'check', asOf: monday, counts, check };
const ignored: DraftAct = { kind: 'decision', part: 'unparsed-1-2', decision: 'ignore', reason: '是编号' };

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

/** What every store of checked drafts must do. */
export function draftContract(test: Test): void {
  test('a checked draft comes back with its text, its file and everything done to it', async (store, city) => {
    const file = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251);
    const id = await store.drafts.keep(city, paper, file, checked);
    await store.drafts.append(city, id, 1, [ignored, checked], { at: tuesday, storedAt, by });
    const history = await store.drafts.draft(city, id, tuesday);
    expect(history).toEqual({
      paper: { ...paper, id },
      events: [
        { ...checked, number: 1, at: monday, storedAt, by },
        { ...ignored, number: 2, at: tuesday, storedAt, by },
        { ...checked, number: 3, at: tuesday, storedAt, by },
      ],
    });
    expect(Buffer.from((await store.drafts.file(city, id)) ?? []).equals(Buffer.from(file))).toBe(true);
  });

  test('a checked draft as of a moment knows nothing later', async (store, city) => {
    const id = await store.drafts.keep(city, { ...paper, form: 'text' }, undefined, checked);
    await store.drafts.append(city, id, 1, [ignored], { at: tuesday, storedAt, by });
    expect((await store.drafts.draft(city, id, monday))?.events).toHaveLength(1);
    expect(await store.drafts.draft(city, id, '2021-05-01T00:00:00.000Z')).toBeUndefined();
    expect(await store.drafts.list(city, '2021-05-01T00:00:00.000Z')).toEqual([]);
    expect(await store.drafts.file(city, id)).toBeUndefined();
  });

  test('checked drafts are listed with the last first, each city its own', async (store, city) => {
    const first = await store.drafts.keep(city, paper, undefined, checked);
    const second = await store.drafts.keep(city, { ...paper, at: tuesday }, undefined, checked);
    expect((await store.drafts.list(city, tuesday)).map((one) => one.paper.id)).toEqual([second, first]);
    expect(await store.drafts.list('990000', tuesday)).toEqual([]);
    expect(await store.drafts.draft('990000', first, tuesday)).toBeUndefined();
  });

  test('a checked draft refuses who has not seen what was done to it', async (store, city) => {
    const id = await store.drafts.keep(city, paper, undefined, checked);
    const mark = { at: tuesday, storedAt, by };
    const both = [ignored, checked].map((act) => refusal(store.drafts.append(city, id, 1, [act], mark)));
    expect((await Promise.all(both)).toSorted()).toEqual(['draft-changed', 'nothing was refused']);
    expect(await refusal(store.drafts.append(city, 'none', 1, [ignored], mark))).toBe('unknown-draft');
    expect((await store.drafts.draft(city, id, tuesday))?.events).toHaveLength(2);
  });
}
