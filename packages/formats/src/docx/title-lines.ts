import { widthInCharacters } from './text-width.ts';

/** Full-width characters of title type that stand side by side. */
const perLine = 19;

const words = new Intl.Segmenter('zh', { granularity: 'word' });
const opening = /[（《“〔(]$/u;
const closing = /^[）》”〕)，。、；：！？%年月日]/u;
/** What a line rather ends with, and what it rather does not, for it belongs to the next word. */
const joins = /[的和与及、，；：]\s?$/u;
const leads = /\b(?:a|an|and|for|in|of|on|the|to)\s$/iu;

/** A title on lines of about the same length (标题回行), none wider than the text area: words and numbers stay whole, no line ends with an
 *  opening mark or begins with a closing one, what stands in brackets at the end stays together, and a line rather ends behind 的 or 和
 *  than within what these join. */
export function titleLines(text: string): readonly string[] {
  const width = widthInCharacters(text);
  const lines = Math.ceil(width / perLine);
  if (lines <= 1) return [text];
  const pieces = piecesOf(text);
  const done: string[] = [];
  let at = 0;
  for (let line = 1; line < lines; line++) {
    const rest = pieces.slice(at).join('');
    const aim = widthInCharacters(rest) / (lines - line + 1);
    let [best, least] = [at + 1, Number.POSITIVE_INFINITY];
    for (let end = at + 1; end < pieces.length; end++) {
      const part = pieces.slice(at, end).join('');
      const taken = widthInCharacters(part.trim());
      const left = widthInCharacters(pieces.slice(end).join(''));
      if (taken > perLine || left > perLine * (lines - line)) continue;
      const cost = Math.abs(taken - aim) - (joins.test(part) ? 2.5 : 0) + (leads.test(part) ? 5 : 0);
      if (cost < least) [best, least] = [end, cost];
    }
    done.push(pieces.slice(at, best).join('').trim());
    at = best;
  }
  return [...done, pieces.slice(at).join('').trim()].filter((line) => line !== '');
}

/** What is not broken: words with the marks that belong to them. */
function piecesOf(text: string): readonly string[] {
  const [, main = text, brackets = ''] = /^(.+?)([（(][^（()）]{1,8}[）)])$/u.exec(text) ?? [];
  const pieces: string[] = [];
  for (const { segment } of words.segment(main)) {
    const last = pieces.at(-1);
    const belongs = last !== undefined && (opening.test(last) || closing.test(segment) || segment.trim() === '');
    if (belongs) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return brackets === '' ? pieces : [...pieces, brackets];
}
