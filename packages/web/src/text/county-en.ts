import type { countyInChinese } from './county-zh.ts';

const items = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What a county's page and comparing say, in English. */
export const countyInEnglish: typeof countyInChinese = {
  county: {
    list: 'Counties',
    breadcrumb: 'Place',
    headline: (name, last, first) =>
      last > 0
        ? `${name}: among the last three in ${items(last, 'indicator', 'indicators')}`
        : first > 0
          ? `${name}: never among the last three, ${first} times among the first`
          : `${name}: never among the last three`,
    lede: (indicators, of, members) =>
      `${items(indicators, 'indicator', 'indicators')} with figures, against ${of} ${members}. What is behind comes first.`,
    key: 'Where it stands',
    place: 'Place by mean rank',
    placeOf: (of, members) => `of ${of} ${members}`,
    meanRank: 'Mean rank',
    meanOf: (n) => `${items(n, 'indicator', 'indicators')} with a target, weighed alike`,
    last: 'Among the last three',
    first: 'Among the first three',
    times: (n) => items(n, 'time', 'times'),
    warnings: 'Warnings',
    openMatters: 'Open matters',
    bands: {
      last: 'Last three: shortfalls',
      between: 'Between',
      first: 'First three: strengths',
      unranked: 'Not ranked',
    },
    count: (n) => `${n}`,
    question: 'Strong in what, weak in what?',
    columns: {
      indicator: ['Indicator', 'cut-off'],
      value: ['Growth', 'share or amount'],
      change: ['Change'],
      spark: ['Two years'],
      rank: ['Rank'],
      distance: ['From the city', 'places moved'],
      light: ['Target', 'pace'],
      findings: 'Findings',
    },
    findings: 'Findings',
    noFindings: 'Nothing was found.',
    matters: 'Matters',
    noMatters: 'No matter concerns this region.',
    toBoard: 'Targets and pace',
    previous: (name) => `Previous: ${name}`,
    next: (name) => `Next: ${name}`,
    compare: 'Compare some',
    compareAll: 'All',
    comparing: (n) => `${n} compared`,
    nothing: (name) => `${name} has no figures of this month yet. Choose another month.`,
    note: 'The mean rank weighs all indicators alike; it is to look at, not to assess by. Rank 1 is the best.',
  },
  compare: {
    title: 'Against another month',
    with: 'Month to compare with',
    stop: 'Stop comparing',
    headline: (better, worse) => `${better} better, ${worse} worse`,
    headlineSame: 'Nothing better or worse between the two months',
    lede: (name, now, then) => `${name}, ${now} against ${then}, both as known today.`,
    ledeAsOf: (name, now, then, day) => `${name}, ${now} against ${then}, both as known on ${day}.`,
    question: 'What has changed?',
    columns: {
      indicator: 'Indicator',
      then: 'Then',
      now: 'Now',
      change: 'Change',
      rankThen: 'Rank',
      rankNow: 'Rank',
      lightThen: 'Pace',
      lightNow: 'Pace',
    },
    verdicts: { better: 'better', worse: 'worse', same: 'same', unclear: 'not comparable' },
    count: (n) => `${n}`,
    unclearHint: 'Both months have the figure of one cut-off, or one of them has none.',
  },
};
