/** The words that make a number a claim (提示词), by what they do. */
type WordClass =
  /** Moves of an amount or a rate: 增长, 下降. */
  | 'move'
  /** Moves that only a rate makes: 回落, 加快. */
  | 'rateMove'
  /** 高于, 低于, 快于, 慢, 多, 少. */
  | 'compare'
  /** 增速, 增幅: the growth as a noun. */
  | 'rateNoun'
  /** 总量, 规模. */
  | 'levelNoun'
  /** 到, 为, 达: what follows is where it stands. */
  | 'to'
  | 'than'
  | 'yearOnYear'
  | 'sequential'
  | 'share'
  | 'shareNoun'
  | 'rank'
  | 'mean'
  | 'target'
  | 'complete'
  | 'total'
  | 'each'
  | 'respectively'
  | 'contribution'
  | 'contributionShare'
  | 'twoYearAverage'
  | 'annualAverage'
  | 'intend'
  | 'zero'
  | 'wholeCity'
  | 'ownRegion'
  | 'province'
  | 'country'
  | 'cityLevel'
  | 'counties'
  | 'award'
  | 'authority'
  | 'awardItem'
  | 'never'
  | 'tier'
  | 'trend'
  | 'reset'
  /** Words that hold one of the others and mean nothing of the kind: 比如, 高质量. */
  | 'noise';

export interface Word {
  readonly class: WordClass;
  /** 1 up or above, −1 down or below, 0 without direction. */
  readonly sign: number;
  readonly word: string;
}

const table: readonly (readonly [WordClass, number, string])[] = [
  ['move', 1, '增长 上升 提高 提升 上涨 增加 净增 净增加 增 涨 攀升 正增长 多增 增多'],
  ['move', -1, '下降 减少 下滑 降低 下跌 负增长 萎缩 少增 缩减 降 下挫'],
  ['rateMove', 1, '加快 回升 提速 扩大 走高 反弹'],
  ['rateMove', -1, '回落 放缓 收窄 减缓 趋缓 减速 回调 走低'],
  ['compare', 1, '高于 高出 快于 优于 多于 超出 领先 领先于 高 快 多 大于'],
  ['compare', -1, '低于 慢于 少于 落后 落后于 低 慢 少 少了 小于'],
  ['rateNoun', 1, '增速 增幅 涨幅 增长率 增长速度 增势'],
  ['rateNoun', -1, '降幅 跌幅'],
  ['levelNoun', 0, '总量 规模 绝对额 绝对量 总额 总数量'],
  ['to', 0, '到 至 为 达 达到 是 仅为 约为 只有 突破'],
  ['than', 0, '较 比 对比 相比 相较 相较于 比较 与 同 和上年相比'],
  ['yearOnYear', 0, '同比'],
  ['sequential', 0, '环比'],
  ['share', 0, '占'],
  ['shareNoun', 0, '比重 占比 比例 份额'],
  ['rank', 0, '居 列 排 排名 位列 位居 排位 名列 位次 排在 居于 列在 排第 名次 跃居 升至 排全省'],
  ['mean', 0, '平均 平均水平 平均数 平均值 均值 平均增速 平均线'],
  ['target', 0, '年度目标 全年目标 目标 年度任务 全年任务 目标任务 年度预算 预算 预期目标 年度计划 目标值 计划'],
  ['complete', 0, '完成'],
  ['total', 0, '总数 总量的 总额的 总和'],
  ['each', 0, '均 都 双双 同为 皆'],
  ['respectively', 0, '分别 依次'],
  ['contribution', 1, '拉动'],
  ['contribution', -1, '下拉'],
  ['contributionShare', 0, '贡献率'],
  ['twoYearAverage', 0, '两年平均 两年平均增速 两年平均增长'],
  ['annualAverage', 0, '年均 年平均'],
  ['intend', 0, '力争 确保 预计 计划 争取 预期 务必 要求 规划 拟'],
  ['wholeCity', 0, '全市 全州'],
  ['ownRegion', 0, '我市 本市 全县 我县 本县 全区 我区 本区'],
  ['province', 0, '全省 省内 我省'],
  ['country', 0, '全国'],
  ['cityLevel', 0, '市本级 州本级'],
  ['counties', 0, '各县市区 县市区 各县区 各县(市、区) 各县市'],
  ['award', 0, '督查激励 激励 表扬 奖励 获奖 表彰 嘉奖'],
  ['authority', 2, '国务院'],
  ['authority', 1, '省政府 省人民政府 省级 省委省政府'],
  ['awardItem', 0, '激励措施 措施 具体项目 项目'],
  ['never', 0, '未获得过 从未获得过 没有获得过 未获得 从未获得 没有获得 未曾获得 没获得过'],
  [
    'zero',
    0,
    '没有破零 未破零 尚未破零 仍未破零 没有实现零的突破 未实现零突破 未能破零 没有实现破零 未实现破零 仍然没有破零 还没有破零',
  ],
  ['trend', 1, '逐年提升 逐年增加 逐年上升 逐年增长 逐年提高 逐年增多 连年上升 连年增加 连年增长'],
  ['trend', -1, '逐年下降 逐年减少 逐年降低 逐年回落 连年下降 连年减少'],
  ['tier', -1, '末尾方阵 第三方阵 最后方阵 末位方阵'],
  ['tier', 0, '第二方阵 中间方阵'],
  ['tier', 1, '第一方阵 前列方阵'],
  [
    'noise',
    0,
    '比如 高质量 高度 高水平 高新 多次 多个 多家 多项 快速 较快 较高 同时 同志 与会 为了 因为 认为 作为 不少 至今 到位 居民 列入 排查 高标准 高效 快报 增强 少数 差距 同类 占地 至关 进入新',
  ],
  ['reset', 0, '十三五 十四五 十二五'],
];

/** Signs of the tier words are of the tier: 1 first, 0 middle, −1 last. */
const byFirst = new Map<string, Word[]>();
for (const [wordClass, sign, words] of table)
  for (const word of words.split(' ')) {
    const list = byFirst.get(word.charAt(0)) ?? [];
    list.push({ class: wordClass, sign, word });
    byFirst.set(word.charAt(0), list);
  }
for (const list of byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);

const beforeNumber = /[\d约近超逾不了—─-]/u;

/** 增, 降 and 涨 move something only right before a number: 新增, 降雨. */
function isShortMove({ class: wordClass, word }: Word): boolean {
  return wordClass === 'move' && word.length === 1;
}

/** The longest word of the table that begins at a place. */
export function wordAt(text: string, at: number): Word | undefined {
  return byFirst
    .get(text.charAt(at))
    ?.find((one) => text.startsWith(one.word, at) && !(isShortMove(one) && !beforeNumber.test(text.charAt(at + 1))));
}
