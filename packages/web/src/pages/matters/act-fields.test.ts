import type { MatterBody, OpenActBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { actContent, actFields, isFilled } from './act-fields.ts';

const act = (name: OpenActBody['act'], asks: readonly string[]): OpenActBody => ({
  act: name,
  words: '',
  to: 'same',
  asks,
  who: [{ role: 'unitHead', of: 'leadUnit', words: '牵头单位负责人' }],
  obstacles: [],
});

const matter = { version: 7, entersForOthers: true, leadUnit: { code: 'i', name: '工信局' } } as MatterBody;

describe('the fields of an act', () => {
  test('are what its needs are filled in with, each once', () => {
    expect(actFields(act('reportDone', ['report', 'evidence']), false)).toEqual([
      'text',
      'progress',
      'light',
      'evidence',
    ]);
    expect(actFields(act('judgePromise', ['openPromise', 'verdict']), true)).toEqual([
      'part',
      'by',
      'item',
      'verdict',
      'reason',
    ]);
  });

  test('are filled when nothing is lacking; a judgement in favour needs no grounds', () => {
    const names = ['item', 'verdict', 'reason'] as const;
    expect(isFilled(names, { part: 0, item: 'p', verdict: 'kept' })).toBe(true);
    expect(isFilled(names, { part: 0, item: 'p', verdict: 'broken' })).toBe(false);
    expect(isFilled(['reason'], { part: 0, reason: ' ' })).toBe(false);
    expect(isFilled(['facts'], { part: 0, facts: false })).toBe(false);
  });
});

describe('a promise', () => {
  const names = actFields(act('report', ['report']), false);
  const told = { part: 0, text: '已开工12个', progress: '40', light: 'yellow' };

  test('may be left out, and is whole or not at all', () => {
    expect(names).toEqual(['text', 'progress', 'light', 'promise', 'promiseDue']);
    expect(isFilled(names, told)).toBe(true);
    expect(isFilled(names, { ...told, promise: '开工30个' })).toBe(false);
    expect(isFilled(names, { ...told, promiseDue: '2021-06-15' })).toBe(false);
    expect(isFilled(names, { ...told, promise: '开工30个', promiseDue: '2021-06-15' })).toBe(true);
  });

  test('goes with the report, under an id of the act that made it', () => {
    const sent = actContent(matter, act('report', ['report']), {
      ...told,
      promise: ' 开工30个 ',
      promiseDue: '2021-06-15',
    });
    expect(sent['details']).toEqual({
      report: {
        text: '已开工12个',
        progress: 0.4,
        light: 'yellow',
        promises: [{ id: 'p8', text: '开工30个', due: '2021-06-15' }],
      },
    });
  });
});

describe('what is sent', () => {
  test('is the act on the version that was seen, by the person of the lead unit', () => {
    const fields = {
      part: 0,
      by: '刘某',
      text: '完成',
      progress: '120',
      light: 'green',
      evidence: '许可.pdf\n\n 照片.jpg ',
    };
    expect(actContent(matter, act('reportDone', ['report', 'evidence']), fields)).toEqual({
      act: 'reportDone',
      version: 7,
      evidence: [{ name: '许可.pdf' }, { name: '照片.jpg' }],
      details: { report: { text: '完成', progress: 1, light: 'green', promises: [] } },
      by: { id: '刘某', name: '刘某', roles: ['unitHead'], unit: 'i' },
    });
  });

  test('names what is judged, and leaves out what was not said', () => {
    const own = { ...matter, entersForOthers: false };
    const judged = actContent(own, act('judgeReport', ['openReport', 'verdict']), {
      part: 0,
      item: '6',
      verdict: 'accepted',
    });
    expect(judged).toEqual({ act: 'judgeReport', version: 7, details: { number: 6, verdict: 'accepted' } });
    expect(actContent(own, act('start', []), { part: 0 })).toEqual({ act: 'start', version: 7 });
  });
});
