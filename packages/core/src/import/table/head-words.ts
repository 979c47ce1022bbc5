import { foldText } from '../../fold.ts';
import { type HeadRole, roleOfHead } from '../label/words.ts';

/** The role that a head's word gives its column; undefined for any other text. */
export function parseLabelRole(text: string): HeadRole | undefined {
  return roleOfHead(foldText(text));
}
