import { explainFigure, readBulletin } from '@shigan/app';
import { type Actor, type EconomicBulletin, runsText } from '@shigan/core';
import { createDocumentWriter } from '@shigan/formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../packages/cli/src/compose.ts';
import type { Composed } from '../../packages/cli/src/invocation.ts';

const city = '431200';
const actor: Actor = { id: 'test', name: 'test', roles: ['operator'], via: 'test' };
const shared = process.env['SHIGAN_DEMO_DATA'];

describe.skipIf(shared === undefined)(
  'the bulletin of the demonstration city (skipped without SHIGAN_DEMO_DATA)',
  () => {
    let composed: Composed;
    let bulletin: EconomicBulletin<string>;
    let page: string;

    beforeAll(async () => {
      composed = await compose({ dataDir: shared ?? '' }, { migrate: true });
      ({ bulletin } = await readBulletin(composed.app, actor, city, {
        region: city,
        period: { year: 2021, month: 4 },
      }));
      page = await createDocumentWriter().bulletinPage(bulletin, (id) => `/explain/${id}`);
    }, 600_000);

    afterAll(async () => {
      await composed?.close();
    });

    const body = (): string =>
      bulletin.body
        .flatMap((b) => (b.kind === 'paragraph' ? [runsText(b.runs)] : b.kind === 'heading' ? [b.text] : []))
        .join('\n');

    it('begins with output and speaks as an office does', () => {
      expect(body()).toContain(
        '一季度，全市地区生产总值388.86亿元，同比增长13.4%，较上年全年加快9.5个百分点，高于全省0.2个百分点，居全省第4位（14个市州），创近10年新高。',
      );
      expect(body()).toContain('固定资产投资231.40亿元，同比增长15.7%，较一季度回落0.5个百分点');
      expect(body()).toContain('完成全年目标后期需增长17.65%，近6年同期均未达到');
      expect(body()).toContain('后期即使下降6.58%也能完成全年目标');
    });

    it('has no half-width punctuation, no hyphen for a minus, and is no longer than seven pages of text', () => {
      expect(body()).not.toMatch(/[,;:()]|[-−]\d/u);
      expect(body().length).toBeLessThan(28 * 22 * 7);
    });

    it('marks every digit of its page as a figure or as plain', () => {
      const main = page.slice(page.indexOf('<main>'), page.indexOf('</main>'));
      const unmarked = main
        .replaceAll(/<(\w+)[^>]*\sdata-(?:figure|plain)[^>]*>[\s\S]*?<\/\1>/gu, '')
        .replaceAll(/<svg[\s\S]*?<\/svg>/gu, '')
        .replaceAll(/<[^>]*>/gu, '');
      expect(unmarked.match(/\S*\d\S*/u)).toBeNull();
    });

    it('holds nothing Chinese in English but the names that its office goes by', async () => {
      const { bulletin: english } = await readBulletin(composed.app, actor, city, {
        region: city,
        period: { year: 2021, month: 4 },
        language: 'en',
      });
      const { masthead: _, unit: _unit, addressees: _to, copiesTo: _copies, ...words } = english;
      const texts = JSON.stringify(words, (key: string, value: unknown) => (key === 'figure' ? undefined : value));
      expect(texts.match(/[^"]*\p{Script=Han}[^"]*/gu) ?? []).toEqual([]);
    }, 300_000);

    it('explains every figure of its page, the tables of its annex among them', async () => {
      const marked = [...page.matchAll(/data-figure="([^"]+)"/gu)].flatMap(([, ids = '']) => ids.split(' '));
      const ids = [...new Set(marked)];
      expect(ids.length).toBeGreaterThan(300);
      for (const id of ids) expect((await explainFigure(composed.app, actor, city, id)).id).toBe(id);
    }, 600_000);
  },
);
