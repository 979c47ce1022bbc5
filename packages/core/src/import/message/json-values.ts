import type { Fault } from '../reading.ts';
import { makeFault } from '../fault-words.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is looked up in a message; what is not as it should be is noted, and reading goes on with nothing. */
export interface Looking {
  object(value: unknown, at: string): JsonObject;
  list(value: unknown, at: string): readonly unknown[];
  text(value: unknown, at: string): string;
  readonly faults: readonly Fault[];
}

/** So many faults of form are listed: a message with more is of another kind. */
const mostFaults = 200;

export function looking(): Looking {
  const faults: Fault[] = [];
  const wrong = (at: string, zh: string, en: string): void => {
    if (faults.length < mostFaults)
      faults.push(
        makeFault('message-broken', { sheet: '', row: null, column: null }, null, { at, expected: { zh, en } }),
      );
  };
  return {
    faults,
    object: (value, at) => {
      if (isObject(value)) return value;
      wrong(at, '一个对象', 'an object');
      return {};
    },
    list: (value, at) => {
      if (Array.isArray(value)) return value;
      wrong(at, '一个数组', 'a list');
      return [];
    },
    text: (value, at) => {
      if (typeof value === 'string' && value !== '') return value;
      wrong(at, '一段文字', 'a text');
      return '';
    },
  };
}

/** A text of several languages, or a plain value, as text. */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(plainText).join(';');
  if (!isObject(value)) return '';
  return plainText(value['zh'] ?? value['en'] ?? Object.values(value)[0] ?? '');
}
