import { display, type Figure, isMissing, type Language, type Missing, withoutNoise } from '@shigan/core';
import { unitWord } from '../words/units.ts';

/** A figure as a JSON number. A published one stands digit by digit; a computed one loses what is only noise of floating point. */
export function figureNumber(figure: Figure): number | Missing {
  if (isMissing(figure.value)) return figure.value;
  return figure.rule === 'published' ? figure.value : withoutNoise(figure.value);
}

/** A figure as a page prints it, with the decimals it was published or is shown with; without unit. */
export function figureText(figure: Figure): string | Missing {
  return isMissing(figure.value) ? figure.value : display(figure.value, figure.decimals);
}

/** The unit of a figure in a language; empty for an absent one. */
export function figureUnit(figure: Figure, language: Language): string {
  return unitWord(figure.unit, language);
}
