/** What a county's page and comparing say, in Chinese. */
export const countyInChinese = {
  county: {
    list: '县市区',
    breadcrumb: '位置',
    headline: (name: string, last: number, first: number): string =>
      last > 0
        ? `${name}：${last}项指标排在后三位`
        : first > 0
          ? `${name}：没有后三位，${first}项在前三位`
          : `${name}：没有后三位`,
    lede: (indicators: number, of: number, members: string): string =>
      `${indicators}项指标有数，与${of}个${members}比。先看落后的。`,
    key: '总体位置',
    place: '平均位次排',
    placeOf: (of: number, members: string): string => `${of}个${members}中`,
    meanRank: '平均位次',
    meanOf: (n: number): string => `按有目标的${n}项同权`,
    last: '后三位',
    first: '前三位',
    times: (n: number): string => `${n}项`,
    warnings: '预警',
    openMatters: '未办结事项',
    bands: { last: '后三位，短板', between: '中间', first: '前三位，长处', unranked: '不排位次' },
    count: (n: number): string => `${n}项`,
    question: '强在哪里，弱在哪里？',
    columns: {
      indicator: ['指标', '数据截止'],
      value: ['增速', '或占比、总量'],
      change: ['较上期'],
      spark: ['近两年'],
      rank: ['位次'],
      distance: ['与全市相差', '位次变化'],
      light: ['目标', '进度'],
      findings: '提示',
    },
    findings: '研判提示',
    noFindings: '没有提示。',
    matters: '督办事项',
    noMatters: '没有涉及本地的事项。',
    toBoard: '看目标和进度',
    previous: (name: string): string => `上一个：${name}`,
    next: (name: string): string => `下一个：${name}`,
    compare: '选几个比一比',
    compareAll: '全部',
    comparing: (n: number): string => `在比较${n}个`,
    nothing: (name: string): string => `${name}这个月还没有指标数据。请换一个月份。`,
    note: '平均位次各项同权，仅供查看，不作考核。位次以好为前。',
  },
  compare: {
    title: '与另一个月比',
    with: '对比月份',
    stop: '结束对比',
    headline: (better: number, worse: number): string => `${better}项好转，${worse}项转差`,
    headlineSame: '两个月看不出好坏变化',
    lede: (name: string, now: string, then: string): string => `${name}，${now}对${then}，都是截至今天的数。`,
    ledeAsOf: (name: string, now: string, then: string, day: string): string =>
      `${name}，${now}对${then}，都是截至${day}的数。`,
    question: '哪些变了？',
    columns: {
      indicator: '指标',
      then: '对比月',
      now: '本月',
      change: '变化',
      rankThen: '位次',
      rankNow: '位次',
      lightThen: '进度',
      lightNow: '进度',
    },
    verdicts: { better: '好转', worse: '转差', same: '持平', unclear: '不可比' },
    count: (n: number): string => `${n}项`,
    unclearHint: '两个月取到的是同一期的数，或有一个月没有数。',
  },
};
