import fc from 'fast-check';
import type { Random } from './mutations.ts';

/** A schema as the description of the interface has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** Values that routes answered with, by the name that they stood under: what to ask with next. */
export interface Pool {
  readonly add: (body: unknown) => void;
  readonly pick: (name: string, random: Random) => unknown;
}

const keptOfName = 60;

export function createPool(seeded: Readonly<Record<string, readonly unknown[]>>): Pool {
  const held = new Map<string, unknown[]>(Object.entries(seeded).map(([name, values]) => [name, [...values]]));
  let turn = 0;
  const note = (name: string, value: string | number): void => {
    if (String(value).length > 400) return;
    const list = held.get(name) ?? [];
    if (list.includes(value)) return;
    if (list.length < keptOfName) list.push(value);
    else list[turn++ % keptOfName] = value;
    held.set(name, list);
  };
  const walk = (part: unknown, name: string, depth: number): void => {
    if (depth > 12) return;
    if (typeof part === 'string' || typeof part === 'number') note(name, part);
    // Long lists say the same again and again.
    else if (Array.isArray(part)) for (const one of part.slice(0, 20)) walk(one, name, depth + 1);
    else if (typeof part === 'object' && part !== null)
      for (const [key, value] of Object.entries(part)) walk(value, key, depth + 1);
  };
  return {
    add: (body) => walk(body, '', 0),
    pick: (name, random) => {
      const list = held.get(name);
      return list === undefined || list.length === 0 ? undefined : pickOf(list, random);
    },
  };
}

export function pickOf<T>(list: readonly T[], random: Random): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** What nobody means well with: it breaks out of queries, paths, pages, formulas, numbers, encodings. */
export const hostile: readonly string[] = [
  "' or '1'='1",
  "'; drop table city; --",
  '" or 1=1 --',
  '\\',
  '%',
  '_',
  '${7*7}',
  '{{7*7}}',
  '../../../../secret.key',
  '..%2f..%2fsecret.key',
  '/./x',
  'C:\\x',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\u202Egnp.exe',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '=cmd|1!A1',
  '+1+1',
  '@sum(1)',
  '-1',
  '0',
  '1e309',
  'NaN',
  '9007199254740993',
  '99999999999999999999',
  '0x10',
  '__proto__',
  'constructor',
  'toString',
  'null',
  '[]',
  '{}',
  '',
  ' ',
  '\r\nx-evil: 1',
  '2021-02-30',
  '0000-00',
  '9999-12-31T23:59:59.999Z',
  '-000001-01-01T00:00:00Z',
  '275760-09-14T00:00:00Z',
  '2021-04-01/P99Y',
  '一'.repeat(300),
  'a'.repeat(5000),
  '(a+)+$',
  '00000000-0000-4000-8000-000000000000',
  'f'.repeat(64),
];

const strangers: readonly unknown[] = [null, true, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], [null], { $ne: 1 }, ''];

/** Makes what a schema describes. */
export interface Maker {
  readonly make: (schema: Schema, name: string, random: Random, depth?: number) => unknown;
}

export function createMaker(definitions: Readonly<Record<string, Schema>>, pool: Pool): Maker {
  const isSchema = (part: unknown): part is Schema => typeof part === 'object' && part !== null && !Array.isArray(part);
  const schemas = (part: unknown): readonly Schema[] => (Array.isArray(part) ? part.filter(isSchema) : []);

  function make(schema: Schema, name: string, random: Random, depth = 0): unknown {
    const { $ref } = schema;
    if (typeof $ref === 'string') return make(definitions[$ref.split('/').at(-1) ?? ''] ?? {}, name, random, depth + 1);
    if ('const' in schema) return schema['const'];
    if (Array.isArray(schema['enum'])) return pickOf(schema['enum'], random);
    const choices = schemas(schema['anyOf'] ?? schema['oneOf']);
    if (choices.length > 0) return make(pickOf(choices, random), name, random, depth + 1);
    const all = schemas(schema['allOf']);
    if (all.length > 0) return Object.assign({}, ...all.map((one) => make(one, name, random, depth + 1)));
    const type = Array.isArray(schema['type']) ? pickOf(schema['type'], random) : schema['type'];
    switch (type) {
      case 'object':
        return object(schema, random, depth);
      case 'array': {
        const least = Number(schema['minItems'] ?? 0);
        const length = depth > 6 ? least : least + Math.floor(random() * 3);
        const items = isSchema(schema['items']) ? schema['items'] : {};
        return Array.from({ length }, () => make(items, name, random, depth + 1));
      }
      case 'integer':
      case 'number': {
        const [low, high] = [Number(schema['minimum'] ?? 0), Number(schema['maximum'] ?? 2030)];
        const value = low + random() * (high - low);
        return type === 'integer' ? Math.round(value) : Number(value.toFixed(2));
      }
      case 'boolean':
        return random() < 0.5;
      case 'null':
        return null;
      case 'string':
        return text(schema, name, random);
      default:
        return pool.pick(name, random) ?? 'x';
    }
  }

  function object(schema: Schema, random: Random, depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : []);
    const properties = isSchema(schema['properties']) ? schema['properties'] : {};
    for (const [key, value] of Object.entries(properties)) {
      if (!isSchema(value)) continue;
      if (required.has(key) || random() < (depth > 5 ? 0 : 0.4)) made[key] = make(value, key, random, depth + 1);
    }
    return made;
  }

  function text(schema: Schema, name: string, random: Random): string {
    const { pattern } = schema;
    const held = pool.pick(name, random);
    const fits = (value: unknown): value is string | number =>
      (typeof value === 'string' || typeof value === 'number') &&
      (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(String(value)));
    if (random() < 0.8 && fits(held)) return String(held).slice(0, Number(schema['maxLength'] ?? 400));
    if (typeof pattern === 'string') {
      const [one] = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), {
        numRuns: 1,
        seed: Math.floor(random() * 2 ** 31),
      });
      return one ?? '';
    }
    return pickOf(
      ['核实情况', '2021-04', '2021-05-20', '市商务局', 'x', 'retail-sales', '2021-05-20T01:00:00.000Z'],
      random,
    );
  }

  return { make };
}

/** A value with one thing in it wrong: a part replaced, left out, doubled, or one more. */
export function spoil(value: unknown, random: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && random() < 0.8) {
    const at = Math.floor(random() * value.length);
    if (random() < 0.1) return Array.from({ length: 3000 }, () => value[at]);
    return value.map((one, i) => (i === at ? spoil(one, random) : one));
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && random() < 0.9) {
    const entries = Object.entries(value);
    if (entries.length > 0) {
      const at = Math.floor(random() * entries.length);
      const choice = random();
      if (choice < 0.15) return Object.fromEntries(entries.filter((_, i) => i !== at));
      if (choice < 0.22) return { ...value, [pickOf(hostile, random)]: 1 };
      return Object.fromEntries(entries.map(([key, one], i) => [key, i === at ? spoil(one, random) : one]));
    }
  }
  return random() < 0.6 ? pickOf(hostile, random) : pickOf(strangers, random);
}
