import type { MatterAppend, Store } from '@shigan/app';
import { act, type MatterTerms, operator, type Unit } from '@shigan/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const unit = (code: string): Unit => ({
  code,
  kind: 'department',
  name: { zh: code, en: code },
  aliases: [],
  parent: null,
  region: city,
});

/** What every database owes to work that belongs together; memory, where nothing fails half way, has no part in it. */
export function togetherContract(options: {
  readonly open: () => Promise<Store>;
  readonly close: () => Promise<void>;
  /** Why it cannot be tried here. */
  readonly missing?: string;
}): void {
  describe.skipIf(options.missing !== undefined)('what is done together', () => {
    let store: Store;
    beforeAll(async () => {
      store = await options.open();
      await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
    });
    afterAll(async () => {
      await store.close();
      await options.close();
    });

    test('a character that no text can hold is refused, and is no failure of ours', async () => {
      const asking = [
        async () => store.cities.get('\u0000'),
        async () => store.accounts.bySignInName(city, 'a\u0000'),
        async () => log('\u0000'),
        // What follows a failure is told of the failure itself.
        async () =>
          store.together(async () => {
            await log('\u0000');
            await log('four');
          }),
      ];
      for (const ask of asking) await expect(ask()).rejects.toMatchObject({ code: 'invalid-entry' });
    });

    const entry = (code: string) => ({ register: 'unit' as const, key: code, knownFrom: at, by: 'x' });
    const change = async (code: string): Promise<void> =>
      store.registers.append(city, [{ ...entry(code), body: unit(code) }], at);
    const log = async (subject: string): Promise<void> =>
      store.audit.append(city, { at, actor: operator('test'), action: 'register.amend', subject, detail: {} });
    const held = async (): Promise<readonly unknown[]> => [
      (await store.registers.asOf(city, 'unit', at)).map(({ key }) => key),
      (await store.audit.list(city, 9)).map(({ subject }) => subject),
    ];

    test('is kept whole', async () => {
      await store.together(async () => {
        await change('one');
        await log('one');
        // Its own changes are seen within, before anybody else sees them.
        expect(await held()).toEqual([['one'], ['one']]);
      });
      expect(await held()).toEqual([['one'], ['one']]);
    });

    test('of a matter, undone and then done otherwise, nothing that was undone is read', async () => {
      const terms: MatterTerms = {
        title: '技改',
        problem: '下降',
        source: { kind: 'finding', reference: 'behind-schedule', on: '2026-01-05' },
        region: city,
        supportingUnits: [],
        milestones: [],
        rhythm: { kind: 'monthly', day: 18 },
        measures: [],
        controllability: 3,
      };
      const by = { id: 'o', name: '某', roles: ['supervisionOfficer'] } as const;
      const drafted = act(undefined, 'm', { act: 'draft', by, at, details: { terms } });
      const second = (title: string): MatterAppend => ({
        event: { ...drafted.event, version: 2, act: 'instruct', details: { words: title } },
        matter: { ...drafted.matter, version: 2, title },
        storedAt: at,
      });
      const read = async (): Promise<readonly unknown[]> => [
        (await store.matters.get(city, 'm'))?.matter.title,
        (await store.matters.list(city, {})).map(({ matter }) => matter.title),
        (await store.matters.history(city, 'm', at)).map((event) => event.details.words),
      ];
      await store.matters.append(city, { ...drafted, storedAt: at });
      expect(await read()).toEqual(['技改', ['技改'], [undefined]]);
      const undone = store.together(async () => {
        await store.matters.append(city, second('一'));
        expect(await read()).toEqual(['一', ['一'], [undefined, '一']]);
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await read()).toEqual(['技改', ['技改'], [undefined]]);
      await store.matters.append(city, second('二'));
      expect(await read()).toEqual(['二', ['二'], [undefined, '二']]);
    });

    test('or not at all, and what comes after is not part of it', async () => {
      const failing = store.together(async () => {
        await change('two');
        await log('two');
        throw new Error('the last step');
      });
      await expect(failing).rejects.toThrow('the last step');
      expect(await held()).toEqual([['one'], ['one']]);
      await log('three');
      expect(await held()).toEqual([['one'], ['three', 'one']]);
    });

    test('and what it asks at once is answered one after the other', async () => {
      const warned: string[] = [];
      const hear = (warning: Error): void => void warned.push(warning.message);
      process.on('warning', hear);
      try {
        const registers = ['unit', 'leader', 'region'] as const;
        const all = async () => Promise.all(registers.map(async (name) => store.registers.asOf(city, name, at)));
        expect((await store.together(all)).map((list) => list.length)).toEqual([1, 0, 0]);
        // What fails beside others is rolled back after they have ended.
        const failing = store.together(async () => Promise.all([all(), Promise.reject(new Error('beside them'))]));
        await expect(failing).rejects.toThrow('beside them');
        expect((await all())[0]).toHaveLength(1);
        await new Promise((resolve) => setImmediate(resolve));
      } finally {
        process.off('warning', hear);
      }
      expect(warned).toEqual([]);
    });

    test('and others at the same time wait their turn', async () => {
      const names = ['a', 'b', 'c', 'd'];
      await Promise.all(names.map(async (name) => store.together(async () => log(name))));
      const lines = await store.audit.list(city, 9);
      expect(lines.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
      expect(new Set(lines.slice(0, 4).map(({ subject }) => subject))).toEqual(new Set(names));
    });
  });
}
