import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { display, parsePublished } from '../decimal.ts';
import { DomainError } from '../errors.ts';
import { type MissingReason, isMissing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, percent } from '../quantity.ts';

/** What the cases of each kind of a vector file hold. */
export type VectorKinds = Readonly<Record<string, { readonly input: unknown; readonly expected: unknown }>>;

type Handlers<K> = {
  readonly [N in keyof K]: K[N] extends { readonly input: infer I; readonly expected: infer E }
    ? (input: I, expected: E) => void
    : never;
};

interface VectorCase {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly expected: unknown;
}

interface VectorFile {
  readonly about: string;
  readonly cases: readonly VectorCase[];
}

/** Reads a file of `spec/vectors`. */
export function readVectors(file: string): VectorFile {
  const url = new URL(`../../../../spec/vectors/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as VectorFile;
}

/** Runs every case of a vector file by its kind. A kind without a handler fails, and so does a handler without a case. */
export function runVectors<K>(file: string, handlers: Handlers<K>): void {
  const byKind = new Map<string, (input: unknown, expected: unknown) => void>(Object.entries(handlers));
  const { cases } = readVectors(file);
  describe(`vectors of ${file}`, () => {
    it.each(cases)('$kind: $id', ({ kind, input, expected }) => {
      const handler = byKind.get(kind);
      if (!handler) throw new Error(`no handler for vector kind: ${kind}`);
      handler(input, expected);
    });
    it('uses every handler', () => {
      const kinds = new Set(cases.map((one) => one.kind));
      expect([...byKind.keys()].filter((kind) => !kinds.has(kind))).toEqual([]);
    });
  });
}

/** A computed figure as vectors state it. */
export interface ComputedVector {
  readonly value: number;
  readonly display: string;
  readonly unit?: string;
}

export interface MissingVector {
  readonly missing: MissingReason;
}

export interface RefusedVector {
  readonly refused: string;
}

export function isMissingVector(expected: object): expected is MissingVector {
  return 'missing' in expected;
}

/** A published figure of a vector: a string that keeps its decimals. */
export function figureOf(text: string): Published {
  const figure = parsePublished(text);
  if (!figure) throw new Error(`not a published figure: ${text}`);
  return figure;
}

export function percentOf(text: string): Percent {
  return percent(figureOf(text));
}

export function perhaps<T>(text: string | null, read: (text: string) => T): T | null {
  return text === null ? null : read(text);
}

/** Equal to 1e-9, relative. */
export function expectClose(actual: number, expected: number): void {
  const tolerance = Math.max(Math.abs(expected) * 1e-9, 1e-15);
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
}

/** A computed figure has the vector's value, shows as the vector does with as many decimals, and is in its unit. */
export function expectComputed(
  actual: { readonly value: number; readonly unit?: string } | { readonly missing: MissingReason },
  expected: ComputedVector | MissingVector,
): void {
  if (isMissingVector(expected)) {
    expect(actual).toEqual({ missing: expected.missing });
    return;
  }
  if (isMissing(actual)) throw new Error(`missing: ${actual.missing}`);
  expectClose(actual.value, expected.value);
  expectDisplay(actual.value, expected.display);
  if (expected.unit !== undefined && actual.unit !== undefined) expect(actual.unit).toBe(expected.unit);
}

/** The value shows as the vector does, with as many decimals as that has. */
export function expectDisplay(value: number, expected: string, shift = 0): void {
  expect(display(value, figureOf(expected).decimals, shift)).toBe(expected);
}

export function expectRefused(run: () => unknown, code: string): void {
  expect(run).toThrow(DomainError);
  expect(run).toThrow(expect.objectContaining({ code }));
}

/** Chinese text is compared after folding full-width punctuation. */
export function foldPunctuation(text: string): string {
  return text.replace(/[，（）：；％]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}
