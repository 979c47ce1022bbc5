import { type ClaimBody, type DraftCheckBody, unknownWords } from '@shigan/contract';
import type { Language } from '@shigan/core';
import { table } from '../terminal/table.ts';

const verdictWords: Readonly<Record<ClaimBody['verdict'], Readonly<Record<Language, string>>>> = {
  right: { zh: '相符', en: 'right' },
  wrong: { zh: '不符', en: 'wrong' },
  filled: { zh: '已填', en: 'filled' },
  unknown: { zh: '无法核对', en: 'unknown' },
};

const heads: Readonly<Record<Language, readonly [string, string, string, string, string]>> = {
  zh: ['行', '原文', '指标', '结论', '台账'],
  en: ['line', 'text', 'indicator', 'verdict', 'record'],
};

const parts = {
  usage: { zh: '用法', en: 'Usage' },
  blanks: { zh: '空白', en: 'Blanks' },
  unparsed: { zh: '未识别', en: 'Not understood' },
} as const;

/** A draft checked, for reading on a terminal. */
export function draftText(body: DraftCheckBody, text: string, language: Language): string {
  const lines = lineStarts(text);
  const lineOf = (at: number): string => String(lines.findLastIndex((start) => start <= at) + 1);
  const [line, said, about, verdict, record] = heads[language];
  const claims = table(
    [{ head: line }, { head: said }, { head: about }, { head: verdict }, { head: record }],
    body.claims.map((claim) => [
      lineOf(claim.start),
      claim.text,
      [claim.indicator ?? ''].flat().join('、'),
      verdictWords[claim.verdict][language],
      claim.reason === null ? (claim.expectedText ?? '') : unknownWords[claim.reason][language],
    ]),
  );
  const usage = body.usage.map(
    (fault) =>
      `${parts.usage[language]} ${fault.rule} [${lineOf(fault.start)}] ${fault.text}${fault.suggestion === null ? '' : ` → ${fault.suggestion}`}\n  ${fault.message}\n`,
  );
  const names = body.blanks
    .filter((blank) => blank.class !== 'figure')
    .map(
      (blank) =>
        `${parts.blanks[language]} [${lineOf(blank.start)}] ${text.slice(Math.max(0, blank.start - 6), blank.end + 6)} → ${blank.text ?? (blank.reason === null ? '' : unknownWords[blank.reason][language])}\n`,
    );
  const unparsed = body.unparsed.map(
    (one) =>
      `${parts.unparsed[language]} [${lineOf(one.start)}] ${text.slice(Math.max(0, one.start - 10), one.end + 10).replaceAll('\n', ' ')}\n`,
  );
  return [claims, ...usage, ...names, ...unparsed].join('');
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
