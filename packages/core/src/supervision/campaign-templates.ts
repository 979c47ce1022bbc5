import type { CampaignIndicator, CampaignKind, CampaignPlan } from './campaign.ts';

/** What a template (模板) says of a campaign beforehand; its days, leader and units are the city's to state. */
export type CampaignTemplate = Pick<CampaignPlan, 'kind' | 'name' | 'aim' | 'rhythm' | 'indicators'> & {
  /** First and last day, month and day: of the year in which it is used. */
  readonly from: string;
  readonly to: string;
  /** Whether it is worked with a duty roster (值班表) and a list of hidden dangers (隐患清单). */
  readonly isOnDuty: boolean;
};

function counted(
  id: string,
  name: string,
  unit: string,
  goal: number,
  over: Partial<CampaignIndicator> = {},
): CampaignIndicator {
  return { id, name, unit, decimals: 0, bound: 'atLeast', start: 0, goal, statedBy: 'units', ...over };
}

/** The templates that ship (随带模板): 夏季攻势 for the months in which the half-year is decided, 防汛 for the flood season from April to
 *  September. Goals are to be changed to the city's own. */
export const campaignTemplates: Readonly<Record<Exclude<CampaignKind, 'plain'>, CampaignTemplate>> = {
  summerOffensive: {
    kind: 'summerOffensive',
    name: '夏季攻势',
    aim: '奋战三个月，项目开工、企业入规、招商签约、促消费一起抓，确保时间过半、任务过半。',
    from: '06-01',
    to: '08-31',
    rhythm: 'tenDays',
    isOnDuty: false,
    indicators: [
      counted('started', '新开工项目', '个', 60),
      counted('invested', '完成项目投资', '亿元', 90, { decimals: 2 }),
      counted('entered', '新增入规企业', '家', 40),
      counted('signed', '签约项目', '个', 45),
      counted('settled', '解决企业诉求', '件', 120),
    ],
  },
  flood: {
    kind: 'flood',
    name: '防汛',
    aim: '山洪地质灾害隐患点、水库、山塘责任到人，雨前排查、雨中巡查、雨后核查，应转尽转、应转早转，确保不死人、少伤人。',
    from: '04-01',
    to: '09-30',
    rhythm: 'daily',
    isOnDuty: true,
    indicators: [
      counted('patrolled', '巡查水库山塘', '座次', 20_000),
      counted('rehearsed', '组织转移演练', '场', 400),
      counted('stored', '储备救生衣', '件', 9000),
      counted('casualties', '因灾死亡失踪', '人', 0, { bound: 'atMost' }),
    ],
  },
};
