import { describe, expect, it } from 'vitest';
import { faultCodes, faultInLanguage, faultMessage, faultSeverity, makeFault } from './fault-words.ts';

const everyParam: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = new Proxy(
  {},
  { get: (_, name) => ({ zh: `‹${String(name)}›`, en: `‹${String(name)}›` }) },
);

describe('words of faults', () => {
  it.each(faultCodes)('%s speaks of the same things in both languages, and leaves no brace', (code) => {
    const said = (language: 'zh' | 'en'): readonly string[] =>
      [...faultMessage(code, everyParam, language).matchAll(/‹(\w+)›/g)].map((m) => m[1] ?? '').toSorted();
    expect(faultMessage(code, everyParam, 'zh')).not.toMatch(/[{}]/);
    expect(new Set(said('zh'))).toEqual(new Set(said('en')));
  });

  it('refuse the file only for errors', () => {
    expect(
      ['duplicate-conflict', 'cumulative-falls', 'hidden-sheet']
        .map((c) => faultCodes.find((k) => k === c))
        .map((c) => c && faultSeverity(c)),
    ).toEqual(['error', 'warning', 'note']);
  });

  it('are Chinese in the fault and can be said in English again', () => {
    const place = { sheet: '市州指标', row: 36, column: 'D' };
    const fault = makeFault('unknown-indicator', place, '幸福产业增加值');
    expect(fault).toMatchObject({
      ...place,
      severity: 'error',
      message: '指标不在目录中：幸福产业增加值',
      value: '幸福产业增加值',
    });
    expect(faultInLanguage(fault, 'en')).toBe('the indicator is not in the catalogue: 幸福产业增加值');
    expect(faultInLanguage({ ...fault, code: 'of-another-program' }, 'en')).toBe(fault.message);
  });
});
