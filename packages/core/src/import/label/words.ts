import type { Measure } from '../../indicator/indicator.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { Accumulation, SpanWords } from './span-scan.ts';
import { statusWords } from './status-words.ts';

/** What of an indicator a label speaks of. `quantity` is the thing itself: a level, a count, or the rate of a rate. */
export type MeasureWord = 'quantity' | Measure;

/** Why figures under a label are no observations: differences and previous releases, targets and their completion, absolute
 *  changes, comparisons with other regions. */
export type AsideReason = 'change' | 'target' | 'absolute-change' | 'comparison' | 'average' | 'remark';

/** What a column or a keyed line is for, when its head is such a word and nothing else. */
export type HeadRole =
  | 'region'
  | 'regionCode'
  | 'indicator'
  | 'indicatorCode'
  | 'span'
  | 'year'
  | 'month'
  | 'quarter'
  | 'measure'
  | 'unit'
  | 'status'
  | 'release'
  | 'remark'
  | 'serial'
  | 'frequency'
  | 'source'
  | 'category';

/** One word of a label and what it says. */
export type Word =
  | { readonly kind: 'measure'; readonly measure: MeasureWord }
  /** 总量位次: the rank of something that is named. */
  | { readonly kind: 'rankOf'; readonly of: MeasureWord }
  | { readonly kind: 'span'; readonly words: SpanWords }
  | { readonly kind: 'accumulation'; readonly accumulation: Accumulation; readonly measure?: MeasureWord }
  | { readonly kind: 'status'; readonly status: ObservationStatus }
  | { readonly kind: 'aside'; readonly reason: AsideReason }
  /** 比上年同期: what follows is a growth; of 比2019年同期 the year that it is against. */
  | { readonly kind: 'against'; readonly year?: number }
  /** 占: the share of what follows. */
  | { readonly kind: 'of' }
  /** 合计, 总计: the whole of the region or indicator axis it stands on. */
  | { readonly kind: 'total' }
  | { readonly kind: 'filler' }
  /** 各市州: names a set of regions, no region. */
  | { readonly kind: 'set' };

const lexicon = new Map<string, Word>();

function put(word: Word, list: string): void {
  for (const text of list.split(/\s+/u)) if (text !== '') lexicon.set(text, word);
}

put(
  { kind: 'measure', measure: 'yoy' },
  `增长 增长率 增长速度 增长幅度 增速 增幅 增减 增减率 增减幅度 增减幅 增降 增降幅 升降 升降幅度 涨幅 涨跌幅 涨跌 变动幅度 变化率 变化 变动 降幅
   速度 ± +- +/- 同比 同比增长 同比增速 同比增幅 同比增减 同比增长率 同比增长速度 同比变化 同比变动 同比升降 同比± 同比+- 同期比 年同比 同比涨跌 同比涨跌幅 同比涨幅 名义增长 名义增速
   可比增长 可比增速 实际增长 实际增速 不变价增速 可比价增速 现价增速 yoy growth year-on-year yearonyear`,
);
put(
  { kind: 'measure', measure: 'twoYearAverage' },
  '两年平均增长 两年平均增速 两年平均 两年平均增幅 两年平均增长率 两年平均增长速度',
);
// 环比 without a word of seasonal adjustment is a change from the month before: of a cumulative figure it says nothing.
put({ kind: 'measure', measure: 'sequential' }, '季调环比 环比季调 季节调整环比 经季节调整环比');
put(
  { kind: 'aside', reason: 'change' },
  '环比 环比增长 环比增速 环比增幅 环比增减 环比增长率 环比± 环比涨跌 环比涨跌幅 环比涨幅 环比变动 环比变化',
);
put({ kind: 'measure', measure: 'share' }, '占比 所占比重 比重 占比重 构成 构成比 结构占比 比例 share');
put(
  { kind: 'measure', measure: 'rank' },
  `位次 排位 名次 排名 排序 居位 全省位次 全省排位 全省排名 全省名次 在全省位次 在全省排位 在全省排名 全省位 居全省位次
   居全省第几位 居全省 列全省位次 全市位次 全市排位 全市排名 在全市位次 在全市排名 全国位次 全国排位 市州位次 市州排名 市州排位 县市区位次 县市区排名 增速位次 增速排位
   增速排名 增速名次 增幅位次 增幅排位 增幅排名 增长位次 增长排位 增长排名 同比位次 速度位次 全省增速位次 全省增速排位 rank ranking`,
);
put(
  { kind: 'rankOf', of: 'quantity' },
  '总量位次 总量排位 总量排名 总量名次 总额位次 总额排名 绝对额位次 绝对量位次 数值位次 完成额位次',
);
put({ kind: 'rankOf', of: 'share' }, '占比位次 占比排位 占比排名 比重位次');
put({ kind: 'measure', measure: 'contribution' }, '拉动 拉动增长 拉动点数 拉动百分点 拉动率');
put({ kind: 'measure', measure: 'contributionShare' }, '贡献率 增长贡献率');
put({ kind: 'measure', measure: 'index' }, '指数 价格指数 定基指数 同比指数 index');
put(
  { kind: 'measure', measure: 'quantity' },
  `总量 绝对量 绝对额 绝对数 绝对值 数额 金额 总额 总值 完成额 完成值 完成数 完成量 完成情况 实绩 实际 实际完成 实际完成数 实际数 实际值 本期值
   数量 家数 户数 个数 总数 总户数 人数 额 量 level amount count 现价总量 总量(现价) 当年价 合计数 总计数 余额 累计发生额 新增 新增数 新增家数 新增个数`,
);
put(
  { kind: 'accumulation', accumulation: 'cumulative' },
  `累计 本年累计 年累计 自年初累计 年初累计 年初至今 年初至本月 自年初 自年初至本月 自年初至本月累计 年初至本月累计 至本月累计 本月止累计 本月止 止累计 1-本月 1至本月 1-本月累计 1至本月累计
   本年止累计 本期累计 今年累计 累计实现 ytd cumulative`,
);
put(
  { kind: 'accumulation', accumulation: 'cumulative', measure: 'quantity' },
  '累计值 累计数 累计额 累计量 累计总量 累计完成 累计完成额 累计完成数 累计完成值 累计绝对量 累计绝对额 累计金额 本年累计数 本年累计值 本年累计完成 本年累计额',
);
put({ kind: 'accumulation', accumulation: 'single' }, '当月 本月 单月 本月份 当月份 当期');
put(
  { kind: 'accumulation', accumulation: 'single', measure: 'quantity' },
  '当月值 当月数 当月额 当月量 本月值 本月数 本月额 本月完成 当月完成 当月完成数 本月完成数 当月发生额 当月总量 当期值',
);
put({ kind: 'accumulation', accumulation: 'quarter' }, '当季 本季 单季 本季度 当季度 当季累计');
put(
  { kind: 'accumulation', accumulation: 'quarter', measure: 'quantity' },
  '当季值 当季数 本季值 本季数 当季完成 本季完成 当季总量',
);
put(
  { kind: 'accumulation', accumulation: 'end' },
  '月末 期末 季末 本月末 本期末 月底 期末数 期末值 月末数 月末值 期末余额 月末余额 期末数值',
);
put(
  { kind: 'span', words: { yearShift: -1 } },
  `上年同期 去年同期 上年同月 去年同月 上年同季 同期 同期数 同期值 同期累计 上年同期数 上年同期值 上年同期累计 上年同期累计数 去年同期数 去年同期值 去年同期累计 上年 去年 上年度 去年度 上年数 去年数
   上年同期完成 去年同期完成 上年同期总量 上年实绩 上年累计 去年累计`,
);
put({ kind: 'span', words: { yearShift: -2 } }, '前年同期 前年 前年同月 前年同期数');
put(
  { kind: 'span', words: { yearShift: 0 } },
  '本年 今年 本年度 今年度 本期 本期数 本期累计数 当年 报告期 本年数 本期实际 本期完成 本年实绩 今年以来',
);
put(
  { kind: 'against' },
  `比上年同期 较上年同期 比去年同期 较去年同期 比上年 较上年 比去年 较去年 比同期 较同期 与上年同期比 与去年同期比 与上年同期相比 与去年同期相比 与上年比 与上年同比 与上年同期比较 与去年同期比较 与上年同期相比较 与上年比较 与同期比 与同期比较 与同期相比 同比比较
   比上年同月 比去年同月 比上年同期± 同上年比 同去年比`,
);
put(
  { kind: 'aside', reason: 'change' },
  `比上月 较上月 比上期 较上期 与上月比 与上期比 与上月相比 与上期相比 比上季 较上季 比上季度 较上季度 比年初 较年初 比上年末 较上年末 比年初增减 比年初增加 较年初增加 上月 上期 上季 上季度 上月累计 上期累计
   上月数 上期数 上月增速 上期增速 上月位次 上期位次 上月排名 上月排位 位次变化 位次变动 位次升降 位次增减 排名变化 排名变动 排位变化 排位变动 名次变化 升降位 位次比上月 位次较上月 增速变化 增速变动 增速回落 增速提高 回落 提高
   加快 增速差 增幅变化 增速升降 比一季度 较一季度 比上半年 较上半年 比前三季度 较前三季度 变化情况 升降情况 进退位 进退位次 进位 退位 进位情况`,
);
put(
  { kind: 'aside', reason: 'target' },
  `目标 目标值 目标数 年度目标 年初目标 全年目标 年度目标值 全年目标值 预期目标 增长目标 增速目标 目标增速 计划 年计划 年度计划 全年计划 计划数 年计划数 月计划 预算 预算数 年初预算 年初预算数 年度预算 年度预算数 全年预算 调整预算
   调整预算数 调整后预算 任务 任务数 年度任务 年度任务数 全年任务 目标任务 目标任务数 年任务 完成率 完成比例 完成百分比 完成进度 进度 序时进度 序时 时序进度 进度要求 完成年度目标 完成年初目标 完成全年目标 完成目标 完成预算 完成年度预算 完成年初预算 完成全年预算
   完成年计划 完成年度计划 完成全年计划 占预算 占年初预算 占年度预算 占全年预算 占调整预算 占年计划 占年度计划 占年度目标 占全年目标 占目标 为预算 为年初预算 为年度预算 为预算数 占任务 完成任务 完成年任务 完成年度任务 缺口 差额 还差 欠进度 超欠 超欠收 超进度 短收
   与目标差距 与目标相差 距目标 与序时进度比 达序时进度 完成目标情况`,
);
put(
  { kind: 'aside', reason: 'absolute-change' },
  `增减额 增加额 增长额 增减量 增减数 增加数 增加量 增量 增额 净增 净增加 净增额 净增量 增减绝对额 增减绝对数 同比增减额 同比增减量 同比增减数 同比增加 同比增加额 同比增量 同比多增 同比净增 比上年同期增加 比上年同期增减额 较上年同期增加 比去年同期增加 比去年同期增减额 增收额 增减值
   同比增收 比上年增加 增减金额`,
);
put(
  { kind: 'aside', reason: 'comparison' },
  `与全省相差 与全省差 与全省比 与全省比较 与全省相比 与全省平均相差 与全省平均比 与全省平均水平相比 与全省差距 比全省 较全省 高于全省 低于全省 高低于全省 比全省平均 与全国相差 与全国比 比全国 较全国 高于全国 与全市相差 与全市比 与全市比较 与全市平均比 与全市平均相差 比全市 较全市 高于全市 与全市差距 差距 与先进差距 与第一名差距 离差
   占全省 占全省比重 占全省的比重 占全省份额 占全市 占全市比重 占全市的比重 占全市份额 占全国 占全国比重 占全国的比重 占全省比例 占全市比例 较平均 高于平均 与平均比 为上年同期 相当于上年同期 为去年同期 为上年 相当于上年 辅助列 辅助 校验 核对 检查 校验列 校核 核对列 差异 差值 平衡 计算列 辅助计算`,
);
put({ kind: 'aside', reason: 'average' }, '平均 平均值 平均数 均值 全省平均 全市平均 平均增速 小计 分计');
put({ kind: 'total' }, '合计 总计 共计 总合计 汇总 全部 总体 total');
put({ kind: 'of' }, '占');
put(
  { kind: 'filler' },
  `完成 实现 入库 缴库 截至 截止 止 情况 的 其中 _ : 、 , ; . / - ~ ( ) 现价 当年价格 不变价 可比价 按可比价 按现价 按可比价格 按不变价 按可比口径 可比口径 单位 计量单位 数值 数据 数据值 指标值 值 数 及 和 与 value`,
);
put(
  { kind: 'set' },
  `各市州 各市(州) 市州 市(州) 分市州 各市 各州市 各地市 各地区 各地 分地区 地区 县市区 各县市区 各县(市区) 各县(市、区) 县(市、区) 县(市区) 县(区) 各县(区) 分县市区 各区县 各县区 各市县 各区 区县 县区 县(区、市) 各县(区、市) 各省 各省市 各省区市 分省 14个市州 14市州 十四个市州 13个县市区 12个县市区 各单位 各园区 园区`,
);
for (const [word, status] of statusWords) if (word !== '修订') lexicon.set(word, { kind: 'status', status });

/** Words that stand in titles, sheet names and file names without saying anything about the figures. */
const titleFillers = new Set(
  `主要经济指标 主要指标 经济指标 国民经济主要指标 主要统计指标 经济运行主要指标 国民经济和社会发展 国民经济 经济社会发展 经济运行 运行情况 经济运行情况 指标 统计 监测 一览表 统计表 情况表 汇总表 上报表 报表 月报 月报表 季报 快讯 简报 公报 分析表 排名表 通报表 通报 对比表 调度表 进度表 明细表 表 数据 情况 增长情况 完成情况表 排名情况 位次情况 各 主要 有关 相关 部分 部分指标 基本情况 各季度 各月 各月份 各年 各年度 分月 分月度 分季 分季度 分年 历年 历史 逐月 逐季 月度 季度 年度 累计 一览 排名 排序 排行 排名榜 核算 统计数据 数据表 报告 附件 附表 分级 分级次 级次 征收 组织 对照 对照表 分类 分项 续表 续 上报 发布 关于 统计局 财政局 xls xlsx csv final ver`.split(
    /\s+/u,
  ),
);

const roles = new Map<string, HeadRole>();

function role(name: HeadRole, list: string): void {
  for (const text of list.split(/\s+/u)) if (text !== '') roles.set(text, name);
}

role(
  'region',
  `地区 地区名称 区域 区域名称 地域 地方 市州 市(州) 各市州 各市(州) 市州名称 州市 地市 地市州 市地 市 县 市县 县区 区县 区县名称 县市区 县(市区) 县(市、区) 县(市,区) 县市区名称 各县市区 各县(市、区) 区(县) 县(区) 县(区、市) 区县(市) 市县区 市(县、区) 行政区 行政区划 行政区划名称 区划名称 区划 行政区名称 省 省份 省市 省区市 省(区、市) 城市 城市名称 单位名称 填报单位 报送单位 报告单位 地区/单位 所在地 所属地区 所属区划 统计区域 园区 园区名称 国家 国家/地区 region area city county province district`,
);
role(
  'regionCode',
  '地区代码 地区编码 行政区划代码 行政区划编码 行政区代码 区划代码 区划编码 区划码 地区码 行政代码 区域代码 regioncode areacode 地区码值',
);
role(
  'indicator',
  `指标 指标名称 指标名 指标项 指标项目 项目 项目名称 经济指标 主要指标 主要经济指标 统计指标 指标内容 内容 名称 科目 科目名称 收入项目 预算科目 品名 产品名称 分类指标 indicator indicatorname item`,
);
role('indicatorCode', '指标代码 指标编码 指标编号 指标id 指标码 序列id 序列代码 indicatorcode indicatorid seriesid');
role(
  'span',
  '时期 时间 报告期 报告期别 统计期 统计时期 统计期间 统计时间 期别 期间 时段 日期 数据日期 数据时间 数据期 数据期别 所属期 所属时期 报告时间 截止时间 数据截止 时点 期次 年月 统计年月 数据年月 所属年月 年月份 period date time span',
);
role('year', '年份 年度 年 year');
role('month', '月份 月 month');
role('quarter', '季度 季 quarter');
role(
  'measure',
  '口径 指标口径 数据类型 值类型 指标类型 数值类型 指标值类型 统计口径 指标属性 计算口径 取值类型 measure',
);
role('unit', '单位 计量单位 数量单位 计数单位 unit');
role('status', '数据状态 状态 数据性质 性质 数据类别 核实状态 数据属性 数据质量 status');
role('release', 'knownfrom 发布日期 发布时间 公布日期 公布时间 公开日期 发布日 release releasedate');
role('remark', '备注 说明 注 注释 附注 备注说明 其他说明 情况说明 remark remarks note notes comment');
role('serial', '序号 序 编号 行次 行号 栏次 号 no no. 代码 排序号 #');
role('frequency', '频率 频度 发布频率 frequency');
role('source', '来源 数据来源 资料来源 source');
role(
  'category',
  '类别 分类 大类 指标类别 指标分类 领域 专业 专业类别 板块 行业类别 部门 责任部门 责任单位 牵头单位 牵头部门 分管领导 责任领导 提供部门 报送部门 数据来源部门 填报人 联系电话 decimals file sheet cell storedat',
);

const longest = Math.max(...[...lexicon.keys(), ...titleFillers].map((word) => word.length));

/** Words of the lexicon by their first character, longest first. */
const byFirst = new Map<string, string[]>();
for (const word of new Set([...lexicon.keys(), ...titleFillers])) {
  if (word.length > longest) continue;
  const list = byFirst.get(word.charAt(0));
  if (list) list.push(word);
  else byFirst.set(word.charAt(0), [word]);
}
for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);

const filler: Word = { kind: 'filler' };

/** The words that start at a place of a folded text, longest first. Words of titles only where `title` is set. */
export function wordsAt(
  text: string,
  at: number,
  title: boolean,
): readonly { readonly text: string; readonly word: Word }[] {
  const found: { text: string; word: Word }[] = [];
  for (const word of byFirst.get(text.charAt(at)) ?? []) {
    if (!text.startsWith(word, at)) continue;
    const meaning = lexicon.get(word) ?? (title && titleFillers.has(word) ? filler : undefined);
    if (meaning) found.push({ text: word, word: meaning });
  }
  return found;
}

/** What a head that consists of this word alone stands over. */
export function roleOfHead(folded: string): HeadRole | undefined {
  return roles.get(folded) ?? roles.get(folded.replace(/[()_\s-]/g, ''));
}
