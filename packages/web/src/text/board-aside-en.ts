import type { Text } from './zh-CN.ts';

/** What stands beside the board, in English. */
export const boardAsideInEnglish: Pick<Text, 'aside'> = {
  aside: {
    label: 'What to decide and what comes next',
    since: (day) => `Since ${day}`,
    sinceNone: 'Nothing has changed',
    released: 'Released',
    releasedWords: (n, label) =>
      `${n} ${n === 1 ? 'indicator' : 'indicators'}${label === '' ? '' : `, up to ${label}`}`,
    lights: 'Pace',
    lightsWords: (name, from, to) => `${name}: ${from} → ${to}`,
    ranks: 'Rank',
    ranksWords: (name, from, to) => `${name} ${from} → ${to}`,
    revised: 'Revised',
    revisedWords: (name, from, to, unit) => `${name} ${from} → ${to}${unit === '%' ? '%' : ` ${unit}`}`,
    andMore: (n) => `; ${n} more`,
    decide: 'To decide today',
    decideNone: 'Nothing waits for a decision',
    whyApart: 'Lights two steps apart: check first',
    whyMet: 'The data meet the condition: verify',
    whyReported: 'Reported done: to be verified',
    whyExtension: (day) => `Extension to ${day} asked for`,
    whyReview: 'Review asked for',
    whyProposed: (words) => `Proposed: ${words}`,
    notYet: 'Warnings without a matter',
    notYetNone: 'Every warning has its matter',
    late: 'Who has not reported',
    lateNone: 'Everybody has reported in time',
    owed: (day) => `due ${day}`,
    silence: (n) => `${n} in a row`,
    next: 'Coming up',
    nextWords: (label, names, n) => `${label}: ${names}${n > 1 ? ` and ${n - 1} more` : ''}`,
    findings: 'Found',
    showFindings: (n, name) => `${n} ${n === 1 ? 'finding' : 'findings'} on ${name}`,
  },
};
