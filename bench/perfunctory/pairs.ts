import { reportSigns } from '@shigan/core';
import { readFileSync } from 'node:fs';

/** Two reports of one unit, one after the other, and whether a person calls the later one perfunctory (敷衍). */
export interface LabelledPair {
  readonly isPerfunctory: boolean;
  readonly hasNewEvidence: boolean;
  readonly before: string;
  readonly report: string;
}

export type PairPart = 'tune' | 'test';

/** The labelled pairs (标注对): those that the rule was tuned on, and those that were written with it and never tuned on. */
export function labelledPairs(part: PairPart): readonly LabelledPair[] {
  const lines = readFileSync(new URL(`${part}.txt`, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [label, evidence, before, report, more] = line.split('|');
      if (before === undefined || report === undefined || more !== undefined) throw new Error(`invalid pair: ${line}`);
      return { isPerfunctory: label === '敷衍', hasNewEvidence: evidence === '新', before, report };
    });
}

/** Whether the platform points the later report of a pair out as repeating. */
function isPointedOut({ before, report, hasNewEvidence }: LabelledPair): boolean {
  const evidence = [{ name: '会议纪要.pdf' }];
  const said = { progress: 0.3, light: 'green' as const, evidence };
  const signs = reportSigns(
    { ...said, text: report, evidence: hasNewEvidence ? [...evidence, { name: '现场.jpg' }] : evidence },
    { ...said, text: before, number: 1 },
    { names: [], milestonesSince: 0, data: null },
  );
  return signs.some(({ sign }) => sign === 'repeats');
}

export interface PairScore {
  readonly pairs: number;
  readonly perfunctory: number;
  /** Of those pointed out, how many are perfunctory. */
  readonly precision: number;
  /** Of the perfunctory ones, how many are pointed out. */
  readonly recall: number;
  readonly mistaken: readonly LabelledPair[];
}

export function scoreOfPairs(pairs: readonly LabelledPair[]): PairScore {
  const pointedOut = pairs.filter(isPointedOut);
  const right = pointedOut.filter(({ isPerfunctory }) => isPerfunctory).length;
  const perfunctory = pairs.filter(({ isPerfunctory }) => isPerfunctory).length;
  return {
    pairs: pairs.length,
    perfunctory,
    precision: right / pointedOut.length,
    recall: right / perfunctory,
    mistaken: pairs.filter((pair) => isPointedOut(pair) !== pair.isPerfunctory),
  };
}
