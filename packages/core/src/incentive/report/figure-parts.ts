import type { Award } from '../award.ts';
import type { AwardFigure, AwardFigureInput } from './award-figure.ts';

/** A figure that another rests on. */
export function part(role: string, figure: AwardFigure): AwardFigureInput {
  return { kind: 'figure', role, figure };
}

/** A number that a figure rests on and that is given. */
export function constant(role: string, value: number, unit = ''): AwardFigureInput {
  return { kind: 'constant', role, value, unit };
}

/** The count of a figure that cannot be absent. */
export function valueOf(figure: AwardFigure): number {
  if (typeof figure.value !== 'number') throw new Error(`absent count: ${figure.rule}`);
  return figure.value;
}

/** The county that an award counts for: its recipient, or the one named beside a park. */
export function countyOf(award: Award): string | null {
  if (award.level === 'county') return award.recipient;
  return award.level === 'park' ? award.namedCounty : null;
}
