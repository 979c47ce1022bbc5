import type { EnterpriseReturn, ReturnItem } from '../enterprise/enterprise-return.ts';

const first = 2020 * 12;
const last = 2021 * 12 + 3;
const counties = ['431202', '431221', '431224'];
type Values = Partial<Record<ReturnItem, number>>;

function stream(seed: number): { readonly uniform: () => number; readonly normal: () => number } {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

const kinds = ['slip', 'copy', 'bulge', 'parts', 'inflated'] as const;
const oddKinds = ['seasonal', 'tripled', 'saver', 'idle', 'newcomer', 'stopped'] as const;
/** Which check is to speak of which fault, by its name. */
const checkOf: Readonly<Record<(typeof kinds)[number], string>> = {
  slip: 'ratio',
  copy: 'copied-month',
  bulge: 'december-bulge',
  parts: 'parts-total',
  inflated: 'not-borne-out',
};

/** Returns drawn by a seed, and what is wrong with which of them. */
export interface DrawnReturns {
  readonly returns: readonly EnterpriseReturn[];
  /** The last month. */
  readonly month: number;
  /** `check subject`: the faults that were planted. */
  readonly faults: readonly string[];
  /** Enterprises that report truly, odd or plain. */
  readonly innocent: ReadonlySet<string>;
}

/** 1,200 enterprises over 16 months by seed: faults and oddities drawn, and one county that rounds, one that invents its digits. It shares
 *  nothing with the checks. */
export function drawReturns(seed: number): DrawnReturns {
  const { uniform, normal } = stream(seed * 7919 + 17);
  const faults: string[] = [];
  const innocent = new Set<string>();
  const returns: EnterpriseReturn[] = [];
  const heaped = counties[Math.floor(uniform() * 3)];
  faults.push(`last-digit ${heaped}`);
  const invented = counties.filter((county) => county !== heaped)[Math.floor(uniform() * 2)];
  faults.push(`first-digit ${invented}`);
  for (let i = 0; i < 1200; i++) {
    const region = counties[i % 3] ?? '';
    const enterprise = `E${i}`;
    const size = 10 ** (3.4 + 0.65 * normal());
    const growth = 1.08 * Math.exp(0.08 * normal());
    const drawn = uniform();
    const isPlain = region !== heaped && region !== invented;
    const fault = isPlain && drawn < 0.1 ? kinds[Math.floor(uniform() * kinds.length)] : undefined;
    const odd = drawn > 0.93 ? oddKinds[Math.floor(uniform() * oddKinds.length)] : undefined;
    const at = 13 + Math.floor(uniform() * 3);
    const months: Values[] = [];
    for (let m = 0; m < 16; m++) {
      const year = m >= 12 ? growth : 1;
      const winter = m % 12 === 1 ? 0.75 : 1;
      const season = odd === 'seasonal' ? (m % 12 === 11 ? 3 : m % 12 === 0 ? 0.3 : 1) : 1;
      const more = (odd === 'tripled' || odd === 'saver') && m >= 12 ? 3.5 : 1;
      const work = size * year * winter * season * more * Math.exp(0.06 * normal());
      const power = odd === 'saver' && m >= 12 ? 0.25 : 1;
      const output = Math.round(work * 10) / 10;
      months.push({
        output,
        revenue: Math.round(work * 9.6) / 10,
        profit: Math.round(work * 0.5 * (1 + 0.5 * normal())) / 10,
        tax: Math.round(work * 3 * Math.exp(0.05 * normal())) / 100,
        electricity: Math.round(work * power * 5 * Math.exp(0.05 * normal())) / 100,
        employees: Math.round(size / 20) + 5,
      });
    }
    const month = (place: number): Values => months[place] ?? {};
    if (fault === 'slip') month(at).output = (month(at).output ?? 0) * 10;
    if (fault === 'copy') months[at] = { ...month(at - 1) };
    if (fault === 'bulge') {
      month(11).output = (month(11).output ?? 0) * 4;
      month(12).output = (month(12).output ?? 0) * 0.2;
    }
    if (fault === 'inflated') for (const one of months.slice(12)) one.output = (one.output ?? 0) * 2.6;
    if (odd === 'idle') for (let m = 0; m < 16; m++) months[m] = { output: 0, revenue: 0, tax: 0, electricity: 0 };
    if (odd === 'stopped') for (let m = at; m < 16; m++) months[m] = { output: 0, revenue: 0, tax: 0, electricity: 0 };
    if (fault !== undefined) faults.push(`${checkOf[fault]} ${enterprise}`);
    // Everybody else of a county that reports truly is innocent, odd or plain.
    if (fault === undefined && isPlain) innocent.add(enterprise);
    for (const [m, values] of months.entries()) {
      if (odd === 'newcomer' && m < at) continue;
      let { output } = values;
      if (region === heaped && output !== undefined && uniform() < 0.7) output = Math.round(output / 10) * 10;
      if (region === invented && m === 15) output = (1 + 9 * uniform()) * 10 ** Math.floor(2 + 3 * uniform());
      const revenue = values.revenue ?? 0;
      returns.push({
        enterprise,
        name: enterprise,
        region,
        industry: '',
        month: first + m,
        values: output === undefined ? values : { ...values, output },
        revenueParts: fault === 'parts' && m === at ? revenue * 0.8 : revenue,
        sheet: '',
        row: returns.length + 2,
      });
    }
  }
  return { returns, month: last, faults, innocent };
}

/** How a list of suspicions does against what was drawn: faults found, and accusations of what is no fault. */
export function scoreDrawn(
  { faults, innocent }: DrawnReturns,
  found: readonly { readonly check: string; readonly enterprise?: string; readonly region?: string }[],
): { readonly planted: number; readonly caught: number; readonly accused: readonly string[] } {
  const keys = new Set(found.map((one) => `${one.check} ${one.enterprise ?? one.region}`));
  const accused = found.flatMap(({ check, enterprise, region }) => {
    const isWrong = enterprise === undefined ? !faults.includes(`${check} ${region}`) : innocent.has(enterprise);
    return isWrong ? [`${check} ${enterprise ?? region}`] : [];
  });
  return { planted: faults.length, caught: faults.filter((one) => keys.has(one)).length, accused };
}
