import type { RuleFault, RuleValue } from './rule-language.ts';

/** A piece of a rule. */
export type Token =
  | { readonly kind: 'value'; readonly value: RuleValue; readonly at: number }
  | { readonly kind: 'word' | 'sign'; readonly text: string; readonly at: number };

const pattern = /\s+|(?<number>\d+(?:\.\d+)?)|'(?<text>[^']*)'|(?<word>[A-Za-z]\w*)|(?<sign><=|>=|!=|[-+*/=<>(),])/uy;

/** Cuts a rule into pieces; text stands in single quotes. */
export function tokensOf(text: string): readonly Token[] | RuleFault {
  const tokens: Token[] = [];
  const matcher = new RegExp(pattern);
  for (let at = 0; at < text.length; at = matcher.lastIndex) {
    matcher.lastIndex = at;
    const groups = matcher.exec(text)?.groups;
    if (groups === undefined) return { at, fault: text[at] === "'" ? 'open-text' : 'unknown-sign' };
    if (groups['number'] !== undefined) tokens.push({ kind: 'value', value: Number(groups['number']), at });
    else if (groups['text'] !== undefined) tokens.push({ kind: 'value', value: groups['text'], at });
    else if (groups['word'] !== undefined) tokens.push({ kind: 'word', text: groups['word'], at });
    else if (groups['sign'] !== undefined) tokens.push({ kind: 'sign', text: groups['sign'], at });
  }
  return tokens;
}
