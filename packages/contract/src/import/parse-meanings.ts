import { RequestRefused } from '../problem/request-refused.ts';

/** Reads what is said about single labels of a file (标签含义), each as `LABEL=MEANING`: an indicator's code, `aside` to leave it
 *  out, or `indicator:`, `region:`, `measure:`, `unit:` with what it is. Refuses `invalid-request`. */
export function parseMeanings(said: readonly string[]): Readonly<Record<string, string>> {
  const meanings: Record<string, string> = {};
  for (const one of said) {
    const at = one.indexOf('=');
    const label = one.slice(0, at).trim();
    const meaning = one.slice(at + 1).trim();
    if (at < 0 || label === '' || meaning === '') throw new RequestRefused('invalid-request', { map: one });
    meanings[label] = meaning;
  }
  return meanings;
}
