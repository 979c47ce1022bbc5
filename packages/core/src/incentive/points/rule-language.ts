import { withoutNoise } from '../../decimal.ts';
import { type Token, tokensOf } from './rule-tokens.ts';

/** A value that a rule speaks of. */
export type RuleValue = number | string | boolean;

/** What is wrong with a rule and where (0 is its first character). */
export interface RuleFault {
  readonly at: number;
  readonly fault:
    | 'unknown-sign'
    | 'unknown-name'
    | 'unexpected'
    | 'open-text'
    | 'wrong-kind'
    | 'divided-by-zero'
    | 'too-long'
    | 'too-deep';
}

/** A rule that was read. It can do nothing but look at the values it is given: no calls, no loops, no state. */
export interface Rule {
  readonly text: string;
  evaluate(values: Readonly<Record<string, RuleValue>>): RuleValue | RuleFault;
}

type Step = (values: Readonly<Record<string, RuleValue>>) => RuleValue | RuleFault;

const longest = 1000;
const deepest = 40;

export function isRuleFault(value: unknown): value is RuleFault {
  return typeof value === 'object' && value !== null && 'fault' in value;
}

/** Reads a rule (计分规则): numbers, 'text', names out of `names`, `+ - * /`, `= != < <= > >=`, `in ('a', 'b')`, `and or not`,
 *  `min(a, b)`, `max(a, b)` and brackets. Anything else is a fault with its place, here and not when points are due. */
export function readRule(text: string, names: readonly string[]): Rule | RuleFault {
  if (text.length > longest) return { at: longest, fault: 'too-long' };
  const tokens = tokensOf(text);
  if (isRuleFault(tokens)) return tokens;
  const reader = new RuleReader(tokens, names, text.length);
  const step = reader.whole();
  return isRuleFault(step) ? step : { text, evaluate: step };
}

/** A recursive descent over the tokens of one rule. */
class RuleReader {
  private place = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly names: readonly string[];
  private readonly end: number;

  constructor(tokens: readonly Token[], names: readonly string[], end: number) {
    this.tokens = tokens;
    this.names = names;
    this.end = end;
  }

  whole(): Step | RuleFault {
    const step = this.either();
    if (isRuleFault(step)) return step;
    return this.place < this.tokens.length ? this.unexpected() : step;
  }

  private either(): Step | RuleFault {
    return this.chain(['or'], () => this.both(), logical);
  }

  private both(): Step | RuleFault {
    return this.chain(['and'], () => this.negation(), logical);
  }

  private negation(): Step | RuleFault {
    const at = this.at();
    if (!this.take('not')) return this.comparison();
    const of = this.nested(() => this.negation());
    if (isRuleFault(of)) return of;
    return (values) => {
      const value = of(values);
      if (isRuleFault(value)) return value;
      return typeof value === 'boolean' ? !value : { at, fault: 'wrong-kind' };
    };
  }

  private comparison(): Step | RuleFault {
    const left = this.sum();
    if (isRuleFault(left)) return left;
    const at = this.at();
    if (this.take('in')) return this.membership(left);
    const sign = ['<=', '>=', '!=', '=', '<', '>'].find((one) => this.take(one));
    if (sign === undefined) return left;
    const right = this.sum();
    if (isRuleFault(right)) return right;
    return joined(left, right, (a, b) => compared(sign, a, b, at));
  }

  private membership(left: Step): Step | RuleFault {
    if (!this.take('(')) return this.unexpected();
    const list: Step[] = [];
    do {
      const one = this.sum();
      if (isRuleFault(one)) return one;
      list.push(one);
    } while (this.take(','));
    if (!this.take(')')) return this.unexpected();
    return (values) => {
      const value = left(values);
      if (isRuleFault(value)) return value;
      for (const one of list) {
        const other = one(values);
        if (isRuleFault(other)) return other;
        if (other === value) return true;
      }
      return false;
    };
  }

  private sum(): Step | RuleFault {
    return this.chain(['+', '-'], () => this.product(), arithmetic);
  }

  private product(): Step | RuleFault {
    return this.chain(['*', '/'], () => this.single(), arithmetic);
  }

  private single(): Step | RuleFault {
    const token = this.tokens[this.place];
    if (token === undefined) return this.unexpected();
    const { at } = token;
    if (this.take('-')) {
      const of = this.nested(() => this.single());
      return isRuleFault(of)
        ? of
        : joined(
            () => 0,
            of,
            (a, b) => arithmetic('-', a, b, at),
          );
    }
    if (this.take('(')) {
      const inside = this.nested(() => this.either());
      if (isRuleFault(inside)) return inside;
      return this.take(')') ? inside : this.unexpected();
    }
    this.place += 1;
    if (token.kind === 'value') return () => token.value;
    if (token.kind === 'sign') {
      this.place -= 1;
      return this.unexpected();
    }
    if (token.text === 'true' || token.text === 'false') return () => token.text === 'true';
    if (token.text === 'min' || token.text === 'max') return this.extreme(token.text, at);
    if (!this.names.includes(token.text)) return { at, fault: 'unknown-name' };
    return (values) => (Object.hasOwn(values, token.text) ? values[token.text]! : { at, fault: 'unknown-name' });
  }

  private extreme(which: 'min' | 'max', at: number): Step | RuleFault {
    if (!this.take('(')) return this.unexpected();
    const first = this.nested(() => this.sum());
    if (isRuleFault(first)) return first;
    if (!this.take(',')) return this.unexpected();
    const second = this.nested(() => this.sum());
    if (isRuleFault(second)) return second;
    if (!this.take(')')) return this.unexpected();
    return joined(first, second, (a, b) =>
      typeof a === 'number' && typeof b === 'number' ? Math[which](a, b) : { at, fault: 'wrong-kind' },
    );
  }

  /** Operators of one strength, from left to right. */
  private chain(
    signs: readonly string[],
    operand: () => Step | RuleFault,
    apply: (sign: string, a: RuleValue, b: RuleValue, at: number) => RuleValue | RuleFault,
  ): Step | RuleFault {
    let left = operand();
    while (!isRuleFault(left)) {
      const at = this.at();
      const sign = signs.find((one) => this.take(one));
      if (sign === undefined) return left;
      const right = operand();
      if (isRuleFault(right)) return right;
      left = joined(left, right, (a, b) => apply(sign, a, b, at));
    }
    return left;
  }

  private nested(read: () => Step | RuleFault): Step | RuleFault {
    if (this.depth >= deepest) return { at: this.at(), fault: 'too-deep' };
    this.depth += 1;
    const step = read();
    this.depth -= 1;
    return step;
  }

  private take(text: string): boolean {
    const token = this.tokens[this.place];
    if (token === undefined || token.kind === 'value' || token.text !== text) return false;
    this.place += 1;
    return true;
  }

  private at(): number {
    return this.tokens[this.place]?.at ?? this.end;
  }

  private unexpected(): RuleFault {
    return { at: this.at(), fault: 'unexpected' };
  }
}

function joined(left: Step, right: Step, apply: (a: RuleValue, b: RuleValue) => RuleValue | RuleFault): Step {
  return (values) => {
    const a = left(values);
    if (isRuleFault(a)) return a;
    const b = right(values);
    return isRuleFault(b) ? b : apply(a, b);
  };
}

function logical(sign: string, a: RuleValue, b: RuleValue, at: number): RuleValue | RuleFault {
  if (typeof a !== 'boolean' || typeof b !== 'boolean') return { at, fault: 'wrong-kind' };
  return sign === 'and' ? a && b : a || b;
}

function arithmetic(sign: string, a: RuleValue, b: RuleValue, at: number): RuleValue | RuleFault {
  if (typeof a !== 'number' || typeof b !== 'number') return { at, fault: 'wrong-kind' };
  if (sign === '/' && b === 0) return { at, fault: 'divided-by-zero' };
  const value = sign === '+' ? a + b : sign === '-' ? a - b : sign === '*' ? a * b : a / b;
  return withoutNoise(value);
}

function compared(sign: string, a: RuleValue, b: RuleValue, at: number): RuleValue | RuleFault {
  if (sign === '=') return a === b;
  if (sign === '!=') return a !== b;
  if (typeof a !== 'number' || typeof b !== 'number') return { at, fault: 'wrong-kind' };
  switch (sign) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    default:
      return a >= b;
  }
}
