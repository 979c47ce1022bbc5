/** A text without those of some characters that it begins with. */
export function withoutStart(text: string, characters: string): string {
  let from = 0;
  while (from < text.length && characters.includes(text.charAt(from))) from += 1;
  return text.slice(from);
}

/** A text without those of some characters that it ends with. A regular expression (`/0+$/`) tries every run of them anew from each of
 *  its characters: on a long run that does not stand at the end it takes the square of its length. */
export function withoutEnd(text: string, characters: string): string {
  let to = text.length;
  while (to > 0 && characters.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(0, to);
}
