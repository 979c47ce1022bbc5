import { display, displayFraction } from '../../decimal.ts';
import { isMissing, type Maybe } from '../../missing.ts';
import type { Language } from '../../words/language.ts';
import type { CountiesSimulation } from '../goal-counties.ts';
import type { GoalInNumbers, GoalSimulation } from '../goal.ts';

/** The goal of a year in numbers: what it took, what it will probably take, how likely it is as things are and with what was chosen. */
export interface GoalOutlook {
  /** The last year of which results are held. */
  readonly lastYear: number;
  /** The year that is gone for. */
  readonly year: number;
  readonly numbers: Maybe<GoalInNumbers>;
  readonly before: Maybe<GoalSimulation>;
  readonly after: Maybe<GoalSimulation>;
  readonly countiesBefore: Maybe<CountiesSimulation>;
  readonly countiesAfter: Maybe<CountiesSimulation>;
}

/** Says the goal 市本级进入全省第一方阵，县市区达到平均水平 in numbers, a statement a sentence. What is not known is left out. */
export function goalSentences(goal: GoalOutlook, language: Language): readonly string[] {
  const say = language === 'zh' ? zh : en;
  const { numbers, before, after, countiesBefore, countiesAfter } = goal;
  return [
    ...(isMissing(numbers) ? [] : [say.numbers(goal, numbers)]),
    ...(isMissing(before) || isMissing(after) ? [] : [say.cityLevel(goal, before, after)]),
    ...(isMissing(countiesBefore) || isMissing(countiesAfter)
      ? []
      : [say.counties(goal, countiesBefore, countiesAfter)]),
  ];
}

interface GoalWords {
  readonly numbers: (goal: GoalOutlook, numbers: GoalInNumbers) => string;
  readonly cityLevel: (goal: GoalOutlook, before: GoalSimulation, after: GoalSimulation) => string;
  readonly counties: (goal: GoalOutlook, before: CountiesSimulation, after: CountiesSimulation) => string;
}

const percent = (share: number): string => `${displayFraction(share)}%`;

const zh: GoalWords = {
  numbers: ({ lastYear }, { place, cityLevelToShare, countiesAtMean }) =>
    `${lastYear}年市本级进入全省第一方阵（前${place}位）要${cityLevelToShare.awards}次，${more(cityLevelToShare.more)}` +
    (isMissing(countiesAtMean)
      ? '。'
      : `；县市区达到平均水平合计要${countiesAtMean.awards}次，${more(countiesAtMean.more)}。`),
  cityLevel: ({ year }, before, after) =>
    `按各市州历年走势模拟${before.runs}次，${year}年进入第一方阵多半要${before.line.median}次（八成落在${before.line.low}至${before.line.high}次）；` +
    `市本级按现有把握预计${display(before.ownExpected, 1)}次，进入的概率${percent(before.probability)}，` +
    `按所选小项预计${display(after.ownExpected, 1)}次，概率${percent(after.probability)}。`,
  counties: ({ year }, before, after) =>
    `${year}年其他县市区平均多半为${display(before.mean.median, 2)}次（八成落在${display(before.mean.low, 2)}至${display(before.mean.high, 2)}次），` +
    `我市${before.units}个县市区合计要${before.needed.median}次；按走势预计${display(before.ownExpected, 1)}次，` +
    `达到平均的概率${percent(before.probability)}，按所选小项预计${display(after.ownExpected, 1)}次，概率${percent(after.probability)}。`,
};

const more = (awards: number): string => (awards === 0 ? '已经达到' : `还差${awards}次`);

const en: GoalWords = {
  numbers: ({ lastYear }, { place, cityLevelToShare, countiesAtMean }) =>
    `In ${lastYear} the first tier (the first ${place}) took ${cityLevelToShare.awards} awards at city level, ${moreInEnglish(cityLevelToShare.more)}` +
    (isMissing(countiesAtMean)
      ? '.'
      : `; the mean of the counties took ${countiesAtMean.awards} of them together, ${moreInEnglish(countiesAtMean.more)}.`),
  cityLevel: ({ year }, before, after) =>
    `In ${before.runs} simulated years along the trend of the cities the first tier of ${year} takes ${before.line.median} awards most likely (${before.line.low} to ${before.line.high} in eight of ten); ` +
    `the city level is expected to win ${display(before.ownExpected, 1)} as things are, a chance of ${percent(before.probability)}, ` +
    `and ${display(after.ownExpected, 1)} with what was chosen, ${percent(after.probability)}.`,
  counties: ({ year }, before, after) =>
    `The mean of all other counties in ${year} is ${display(before.mean.median, 2)} most likely (${display(before.mean.low, 2)} to ${display(before.mean.high, 2)} in eight of ten), ` +
    `which takes ${before.needed.median} awards of the city's ${before.units} counties; they are expected to win ${display(before.ownExpected, 1)} along their trend, ` +
    `a chance of ${percent(before.probability)}, and ${display(after.ownExpected, 1)} with what was chosen, ${percent(after.probability)}.`,
};

const moreInEnglish = (awards: number): string => (awards === 0 ? 'which are there' : `${awards} more than there were`);
