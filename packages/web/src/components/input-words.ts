import { type InputBody, missingWords } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { Language } from '../address/address.ts';
import { typeset } from './number.tsx';

/** An input's value with its unit, as it is printed. */
export function shownInput(input: InputBody, language: Language): string {
  return input.kind === 'setting' ? input.value : `${shownValue(input, language)}${input.unit}`;
}

/** An input's value alone. */
export function shownValue(input: Exclude<InputBody, { readonly kind: 'setting' }>, language: Language): string {
  switch (input.kind) {
    case 'observation':
      return typeset(input.value.toFixed(input.decimals));
    case 'figure':
      return isMissing(input.value) ? missingWords[input.value.missing][language] : typeset(rounded(input.value));
    case 'constant':
      return typeset(rounded(input.value));
  }
}

/** What is worked out comes in full; four digits behind the point are enough to follow the sum. */
function rounded(value: number): string {
  return String(Number(value.toFixed(4)));
}
