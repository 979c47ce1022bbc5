import type { Instant } from '../../instant.ts';
import type { PersonRef } from '../../supervision/matter.ts';
import type { ProceedingEvent } from '../../supervision/proceeding.ts';
import { assessAgain, type AssessedUnit, type AssessmentPolicy } from './assessment.ts';

/** What an upheld objection changes: the points of one line. */
export interface AssessmentCorrection {
  readonly item: string;
  readonly points: number;
}

export type AssessmentDetails =
  | {
      readonly kind: 'publish';
      readonly policy: AssessmentPolicy;
      /** Up to which month the figures go, and what was known. */
      readonly period: string;
      readonly known: Instant;
      readonly units: readonly AssessedUnit[];
    }
  | { readonly kind: 'object'; readonly unit: string; readonly words: string }
  | {
      readonly kind: 'decide';
      /** Number of the objection, from 1. */
      readonly objection: number;
      readonly upheld: boolean;
      readonly reason: string;
      readonly corrections: readonly AssessmentCorrection[];
    }
  | { readonly kind: 'settle' };

/** An objection to published results (异议), with what was decided on it. */
export interface AssessmentObjection {
  readonly number: number;
  readonly unit: string;
  readonly words: string;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly decision: {
    readonly upheld: boolean;
    readonly reason: string;
    readonly by: PersonRef;
    readonly at: Instant;
    /** Each changed line with what it was. */
    readonly corrections: readonly (AssessmentCorrection & { readonly title: string; readonly was: number | null })[];
  } | null;
}

/** An assessment as it was published and what came of it (考核公示): results as they stand now, objections with their decisions,
 *  every correction with what it was before. */
export interface PublishedAssessment {
  readonly id: string;
  readonly version: number;
  readonly policy: AssessmentPolicy;
  readonly period: string;
  readonly known: Instant;
  readonly publishedAt: Instant;
  readonly publishedBy: PersonRef;
  readonly units: readonly AssessedUnit[];
  readonly objections: readonly AssessmentObjection[];
  readonly settledAt: Instant | null;
}

/** Folds the record of an assessment. */
export function foldAssessment(events: Iterable<ProceedingEvent<'assessment'>>): PublishedAssessment | undefined {
  let assessment: PublishedAssessment | undefined;
  for (const event of events) assessment = after(assessment, event);
  return assessment;
}

function after(
  held: PublishedAssessment | undefined,
  { id, version, by, at, details }: ProceedingEvent<'assessment'>,
): PublishedAssessment {
  const person = { id: by.id, name: by.name };
  if (details.kind === 'publish') {
    const { policy, period, known, units } = details;
    const begun = { publishedAt: at, publishedBy: person, objections: [], settledAt: null };
    return { id, version, policy, period, known, units, ...begun };
  }
  if (held === undefined) throw new Error(`invalid event: ${details.kind} of ${id}`);
  switch (details.kind) {
    case 'object': {
      const { unit, words } = details;
      const number = held.objections.length + 1;
      return {
        ...held,
        version,
        objections: [...held.objections, { number, unit, words, by: person, at, decision: null }],
      };
    }
    case 'decide': {
      const objection = held.objections.find(({ number }) => number === details.objection);
      if (objection === undefined) throw new Error(`invalid objection: ${details.objection} of ${id}`);
      const { upheld, reason, corrections } = details;
      const lines = held.units.find(({ code }) => code === objection.unit)?.lines ?? [];
      const traced = corrections.map((one) => {
        const line = lines.find(({ item }) => item === one.item);
        return { ...one, title: line?.title ?? one.item, was: line?.points ?? null };
      });
      const decision = { upheld, reason, by: person, at, corrections: traced };
      return {
        ...held,
        version,
        units: corrected(held, objection.unit, corrections),
        objections: held.objections.map((one) => (one === objection ? { ...one, decision } : one)),
      };
    }
    case 'settle':
      return { ...held, version, settledAt: at };
  }
}

function corrected(
  { policy, units }: PublishedAssessment,
  code: string,
  corrections: readonly AssessmentCorrection[],
): readonly AssessedUnit[] {
  const changes = new Map(corrections.map(({ item, points }) => [item, points]));
  return assessAgain(
    policy,
    units.map((unit) =>
      unit.code !== code
        ? unit
        : { ...unit, lines: unit.lines.map((line) => ({ ...line, points: changes.get(line.item) ?? line.points })) },
    ),
  );
}

/** Objections that nobody has decided on yet. */
export function openObjections({ objections }: PublishedAssessment): readonly AssessmentObjection[] {
  return objections.filter(({ decision }) => decision === null);
}
