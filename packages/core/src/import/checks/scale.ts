import type { FaultParams } from '../fault-words.ts';
import { type Accusation, blocksIn, type CheckScope, figureAt, type Known } from './check-scope.ts';
import { subjectOf } from './names.ts';
import { isMeasurable, type Reference, referencesOf, wholesIn } from './scale-references.ts';

/** From a thousandfold on nothing but a wrong unit explains a value; the power of ten need only be near. */
const certainPower = 3;
const near = 0.4;
/** A slipped decimal point must show exactly: by the published growth, the vintage on record, or how all peers moved. */
const exact = 0.06;
const enoughPeers = 5;
const peersSpread = 0.2;

/** A level that is a power of ten away from what it should be near (单位或小数点有误): 万元 under 亿元, a slipped decimal point. It is
 *  measured by the whole, the parts or the peers of its region; by the earlier cut-off of the year, month for month; by last year's value
 *  with the published growth; without these by later cut-offs or the vintage on record. Where they disagree nothing is said, nor
 *  of values of fewer than three digits, zero or negative ones. */
export function* checkScale(scope: CheckScope): Iterable<Accusation> {
  for (const { indicator, span, measure, positions } of blocksIn(scope, ['level', 'count'])) {
    if (indicator === undefined) continue;
    const kept = measure === 'count' ? 'count' : 'level';
    const wholes = wholesIn(scope, indicator, span, kept, positions);
    const measured: Measured[] = [];
    for (const position of positions) {
      const figure = figureAt(scope, position);
      if (figure === undefined || !isMeasurable(figure)) continue;
      measured.push(measuredBy(referencesOf(scope, indicator, span, kept, figure, wholes), figure));
    }
    const moved = measured.flatMap((m) => m.moved ?? []);
    for (const { figure, references } of measured) {
      const reference = suspectedBy(references, moved);
      if (reference === undefined) continue;
      const params = (): FaultParams => ({
        ...subjectOf(scope, figure.position),
        unit: figure.unit,
        against: reference.against(),
        times: timesWords(Math.round(reference.order)),
      });
      yield { code: 'scale-suspect', at: figure.position, params };
    }
  }
}

interface Measured {
  readonly figure: Known;
  /** None where one of them agrees with the figure. */
  readonly references: readonly Reference[];
  /** How far it moved from the earlier cut-off, month for month. */
  readonly moved: number | undefined;
}

/** Asks for references until one agrees with the figure: then nothing can be said of it. */
function measuredBy(references: Iterable<Reference>, figure: Known): Measured {
  const asked: Reference[] = [];
  let moved: number | undefined;
  for (const reference of references) {
    if (reference.kind === 'previous') moved = reference.order;
    asked.push(reference);
    if (Math.round(reference.order) === 0 && asked[0]?.kind !== 'whole') return { figure, references: [], moved };
  }
  return { figure, references: asked, moved };
}

/** The reference that a figure is a power of ten away from, where none of its references says otherwise. */
function suspectedBy(references: readonly Reference[], moved: readonly number[]): Reference | undefined {
  // What shows the fault beyond doubt is not what says it best.
  const whole = references.find((r) => r.kind === 'whole');
  if (whole !== undefined) return references.find((r) => r.kind === 'previous' && Math.round(r.order) !== 0) ?? whole;
  const [first] = references;
  if (first === undefined) return undefined;
  const power = Math.round(first.order);
  if (power === 0 || references.some((r) => Math.round(r.order) !== power)) return undefined;
  // One later figure alone may itself be the wrong one.
  if (references.every((r) => r.kind === 'later') && references.length < 2) return undefined;
  const stated = references.find(
    (r) => (r.kind === 'grown' || r.kind === 'vintage') && Math.abs(r.order - power) <= exact,
  );
  if (stated !== undefined) return stated;
  const certain = Math.abs(power) >= certainPower && references.some((r) => Math.abs(r.order - power) <= near);
  return certain || (first.kind === 'previous' && apartFromPeers(first.order, power, moved)) ? first : undefined;
}

/** All peers moved alike, and this one by a power of ten more. */
function apartFromPeers(order: number, power: number, moved: readonly number[]): boolean {
  const others = moved.toSorted((a, b) => a - b);
  others.splice(others.indexOf(order), 1);
  const low = others[0];
  const high = others.at(-1);
  if (low === undefined || high === undefined || others.length < enoughPeers || high - low > peersSpread) return false;
  return Math.abs(order - (low + high) / 2 - power) <= exact + peersSpread / 2;
}

function timesWords(power: number): { readonly zh: string; readonly en: string } {
  const size = Math.abs(power);
  const word = size < 4 ? `${10 ** size}` : size < 8 ? `${10 ** (size - 4)}万` : `${10 ** (size - 8)}亿`;
  const number = String(10 ** size).replace(/\B(?=(\d{3}){1,7}$)/g, ',');
  return power > 0 ? { zh: `${word}倍`, en: number } : { zh: `${word}分之一`, en: `1/${number}` };
}
