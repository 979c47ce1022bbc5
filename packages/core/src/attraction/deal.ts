import type { RuleSetting } from '../register/register.ts';
import type { RegionCode } from '../region/region.ts';
import { type RosterBook, type RosterEntry, rosterNumber, rosterText } from '../roster/roster-entry.ts';

/** Steps of an investment deal (招商项目进展): lead 线索, talks 洽谈, contract 签约, landed 落地, in production 投产. Each has a month. */
export const dealStages = ['lead', 'visited', 'contracted', 'landed', 'producing'] as const;

export type DealStage = (typeof dealStages)[number];

/** Three kinds of top-500 firms (三类500强): the world's, China's, China's private ones. */
export const top500Kinds = ['global', 'china', 'private'] as const;

export type Top500 = (typeof top500Kinds)[number];

export const capitalOrigins = ['domestic', 'foreign'] as const;

export type CapitalOrigin = (typeof capitalOrigins)[number];

/** An investment deal (招商项目) as the roster states it; what no table has stated is null. Months as year * 12 + month - 1, money in 万元. */
export interface Deal {
  readonly code: string;
  readonly name: string;
  readonly region: RegionCode | null;
  readonly park: string | null;
  readonly investor: string | null;
  readonly top500: Top500 | null;
  readonly origin: CapitalOrigin | null;
  /** Modes are data: 优势招商、布局招商、拉链招商、亲情招商. */
  readonly mode: string | null;
  readonly chain: string | null;
  readonly leadUnit: string | null;
  readonly leader: string | null;
  /** Who follows it up (跟踪责任人). */
  readonly handler: string | null;
  /** The key project that it became. */
  readonly project: string | null;
  readonly nodes: Readonly<Record<DealStage, number | null>>;
  readonly ended: number | null;
}

export function dealIn(book: RosterBook, code: string): Deal {
  const text = (item: string): string | null => rosterText(book.at(code, item, null));
  const node = (item: string): number | null => rosterNumber(book.at(code, item, null)) ?? null;
  return {
    code,
    name: text('name') ?? code,
    region: text('region'),
    park: text('park'),
    investor: text('investor'),
    top500: top500Kinds.find((one) => one === text('top500')) ?? null,
    origin: capitalOrigins.find((one) => one === text('origin')) ?? null,
    mode: text('mode'),
    chain: text('chain'),
    leadUnit: text('leadUnit'),
    leader: text('leader'),
    handler: text('handler'),
    project: text('project'),
    nodes: {
      lead: node('lead'),
      visited: node('visited'),
      contracted: node('contracted'),
      landed: node('landed'),
      producing: node('producing'),
    },
    ended: node('ended'),
  };
}

/** Why a deal is to be looked at (招商研判提示). */
export const dealRules = ['deal-quiet', 'deal-not-contracted', 'deal-not-landed', 'deal-without-funds'] as const;

export type DealRule = (typeof dealRules)[number];

/** The rules as a city begins with them, in months; an entry of the register `rule` with the code goes before. */
export const usualDealRules: Readonly<Record<DealRule, RuleSetting>> = {
  'deal-quiet': { code: 'deal-quiet', enabled: true, severity: 'notice', thresholds: { months: 2 } },
  'deal-not-contracted': { code: 'deal-not-contracted', enabled: true, severity: 'info', thresholds: { months: 9 } },
  'deal-not-landed': { code: 'deal-not-landed', enabled: true, severity: 'warning', thresholds: { months: 6 } },
  'deal-without-funds': { code: 'deal-without-funds', enabled: true, severity: 'warning', thresholds: { months: 3 } },
};

export interface DealFinding {
  readonly rule: DealRule;
  readonly severity: RuleSetting['severity'];
  /** Months. */
  readonly measured: number;
}

/** A deal up to a month: how far it has come, what arrived, what was done last. */
export interface DealStanding {
  readonly deal: Deal;
  /** The furthest step by the end of the month; null where none has a month. */
  readonly stage: DealStage | null;
  readonly isEnded: boolean;
  readonly contractedFunds: RosterEntry | undefined;
  readonly arrivedBefore: RosterEntry | undefined;
  readonly arrived: RosterEntry | undefined;
  /** What arrived up to the same month a year before. */
  readonly arrivedYearBefore: RosterEntry | undefined;
  readonly followUp: RosterEntry | undefined;
  readonly next: RosterEntry | undefined;
  readonly problem: RosterEntry | undefined;
  readonly findings: readonly DealFinding[];
}

/** Whether a deal had taken a step by the end of a month. A later step includes those before it. */
export function hasReached({ nodes }: Deal, stage: DealStage, month: number): boolean {
  return dealStages.slice(dealStages.indexOf(stage)).some((one) => (nodes[one] ?? Infinity) <= month);
}

/** Where a deal stands at the end of a month; undefined where it was no lead yet. */
export function dealStanding(
  book: RosterBook,
  code: string,
  month: number,
  rules: ReadonlyMap<string, RuleSetting>,
): DealStanding | undefined {
  const deal = dealIn(book, code);
  if (!hasReached(deal, 'lead', month)) return undefined;
  const january = month - (month % 12);
  const bare = {
    deal,
    stage: dealStages.findLast((stage) => hasReached(deal, stage, month)) ?? null,
    isEnded: deal.ended !== null && deal.ended <= month,
    contractedFunds: book.at(code, 'contractedFunds', null),
    arrivedBefore: book.at(code, 'arrivedBefore', january),
    arrived: book.latest(code, 'arrived', january, month),
    arrivedYearBefore: book.at(code, 'arrived', month - 12),
    followUp: book.latest(code, 'followUp', 0, month),
    next: book.latest(code, 'next', 0, month),
    problem: book.latest(code, 'problem', month, month),
  };
  return { ...bare, findings: bare.isEnded ? [] : findingsOn(bare, month, rules) };
}

function findingsOn(
  { deal, stage, followUp, arrived, arrivedBefore }: Omit<DealStanding, 'findings'>,
  month: number,
  rules: ReadonlyMap<string, RuleSetting>,
): readonly DealFinding[] {
  const since = (node: number | null): number => (node === null ? -1 : month - node);
  const funds = (rosterNumber(arrived) ?? 0) + (rosterNumber(arrivedBefore) ?? 0);
  const isOpen = stage !== 'producing';
  const measures: Readonly<Record<DealRule, number>> = {
    'deal-quiet': isOpen ? since(followUp?.month ?? deal.nodes.lead) : -1,
    'deal-not-contracted': stage === 'lead' || stage === 'visited' ? since(deal.nodes.lead) : -1,
    'deal-not-landed': stage === 'contracted' ? since(deal.nodes.contracted) : -1,
    'deal-without-funds': (stage === 'landed' || stage === 'producing') && funds <= 0 ? since(deal.nodes.landed) : -1,
  };
  return dealRules.flatMap((rule): readonly DealFinding[] => {
    const { enabled, severity, thresholds } = rules.get(rule) ?? usualDealRules[rule];
    const measured = measures[rule];
    return enabled && measured >= (thresholds['months'] ?? 1) ? [{ rule, severity, measured }] : [];
  });
}
