import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { display, parsePublished } from '../decimal.ts';
import { DomainError } from '../errors.ts';
import { type MissingReason, isMissing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, percent } from '../quantity.ts';

interface VectorCase<I, E> {
  readonly id: string;
  readonly kind: string;
  readonly input: I;
  readonly expected: E;
}

/** What the cases of each kind of a vector file hold. */
type Kinds<K> = { readonly [N in keyof K]: { readonly input: unknown; readonly expected: unknown } };

/** The cases of one file of `spec/vectors`, asked for kind by kind. */
export interface Vectors<K extends Kinds<K>> {
  /** All cases of a kind. A kind that the file does not have is a fault of the test. */
  of<N extends keyof K & string>(kind: N): readonly VectorCase<K[N]['input'], K[N]['expected']>[];
  /** Kinds of the file that no test has asked for: a test expects none. */
  untested(): readonly string[];
  /** The file whole, for what stands beside its cases. */
  readonly file: Readonly<Record<string, unknown>>;
}

/** Reads a file of `spec/vectors`. What a kind holds is stated by the test; this is where it is taken as stated. */
export function readVectors<K extends Kinds<K>>(name: string): Vectors<K> {
  const url = new URL(`../../../../spec/vectors/${name}`, import.meta.url);
  const file: Record<string, unknown> & { readonly cases: readonly VectorCase<never, never>[] } = JSON.parse(
    readFileSync(url, 'utf8'),
  );
  const asked = new Set<string>();
  return {
    of(kind) {
      asked.add(kind);
      const cases = file.cases.filter((one) => one.kind === kind);
      if (cases.length === 0) throw new Error(`no vectors of kind ${kind} in ${name}`);
      return cases;
    },
    untested: () => [...new Set(file.cases.map((one) => one.kind))].filter((kind) => !asked.has(kind)),
    file,
  };
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

/** The value that must be there. */
export function held<T extends object>(value: T | { readonly missing: MissingReason } | undefined): T {
  if (value === undefined) throw new Error('undefined');
  if (isMissing(value)) throw new Error(`missing: ${value.missing}`);
  return value;
}

/** Chinese text is compared after folding full-width punctuation. */
export function foldPunctuation(text: string): string {
  return text.replace(/[，（）：；％]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** A number shown with as many decimals as a vector's display has. */
export function shownAs(value: number, expected: string, shift = 0): string {
  return display(value, figureOf(expected).decimals, shift);
}

/** The same with every number to nine digits, the accuracy of the vectors: for comparing whole outcomes. */
export function toNineDigits(outcome: unknown): unknown {
  if (typeof outcome === 'number') return Number(outcome.toPrecision(9));
  if (Array.isArray(outcome)) return outcome.map(toNineDigits);
  if (typeof outcome !== 'object' || outcome === null) return outcome;
  return Object.fromEntries(Object.entries(outcome).map(([key, value]) => [key, toNineDigits(value)]));
}

/** What a call gives, or the code of its refusal, as vectors state it. */
export function outcomeOf<T>(run: () => T): T | RefusedVector {
  try {
    return run();
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}

type Unitless = { readonly value: number; readonly unit?: string };

function isClose(actual: number, expected: number): boolean {
  return Math.abs(actual - expected) <= Math.max(Math.abs(expected) * 1e-9, 1e-15);
}

type Absent = MissingVector | RefusedVector;

/** Why there is no value: the reason, or the code of the refusal. */
function absenceOf(outcome: object): unknown {
  if ('missing' in outcome) return outcome.missing;
  return 'refused' in outcome ? outcome.refused : undefined;
}

function isValue<T extends object>(outcome: T | Absent): outcome is T {
  return absenceOf(outcome) === undefined;
}

/** What is wrong with a computed figure, by a vector: its absence, value (1e-9 relative), display or unit. */
function faultOf(actual: Unitless | Absent, expected: ComputedVector | Absent): string | null {
  if (!isValue<Unitless>(actual) || !isValue<ComputedVector>(expected)) {
    const found = absenceOf(actual);
    const wanted = absenceOf(expected);
    return found === wanted ? null : `${String(found)} instead of ${String(wanted)}`;
  }
  if (!isClose(actual.value, expected.value)) return `value ${actual.value} instead of ${expected.value}`;
  const shown = shownAs(actual.value, expected.display);
  if (shown !== expected.display) return `display ${shown} instead of ${expected.display}`;
  const states = expected.unit !== undefined && actual.unit !== undefined;
  return states && actual.unit !== expected.unit ? `unit ${actual.unit} instead of ${expected.unit}` : null;
}

const matchers = {
  toBeComputed(actual: Unitless | Absent, expected: ComputedVector | Absent) {
    const fault = faultOf(actual, expected);
    return { pass: fault === null, message: () => fault ?? 'as the vector has it' };
  },
  toBeAllComputed(actual: readonly (Unitless | Absent)[], expected: readonly (ComputedVector | Absent)[]) {
    const faults = expected.map((one, index) => {
      const found = actual[index];
      return found ? faultOf(found, one) : 'absent';
    });
    const pass = actual.length === expected.length && faults.every((fault) => fault === null);
    return { pass, message: () => `${actual.length} of ${expected.length}: ${faults.join('; ')}` };
  },
  toBeNear(actual: number, expected: number) {
    return { pass: isClose(actual, expected), message: () => `${actual} instead of ${expected}` };
  },
};

expect.extend(matchers);

declare module 'vitest' {
  interface Matchers<T> {
    /** A computed figure, or the reason for none, as a vector states it. */
    toBeComputed(expected: ComputedVector | Absent): T;
    toBeAllComputed(expected: readonly (ComputedVector | Absent)[]): T;
    /** Equal to 1e-9, relative. */
    toBeNear(expected: number): T;
  }
}
