import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A claim as a person labelled it. */
export interface LabelledClaim {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly verdict: string;
}

/** A text with every quantitative claim that it has. */
export interface LabelledText {
  readonly title: string;
  readonly text: string;
  readonly claims: readonly LabelledClaim[];
}

const directory = fileURLToPath(new URL('./texts/', import.meta.url));

/** All labelled texts: written for the purpose, about the demonstration city; right, wrong and odd. In the files a claim stands as
 *  `⟦text|kind|verdict⟧`, a text begins with `## title`. */
export function labelledTexts(): readonly LabelledText[] {
  return readdirSync(directory)
    .toSorted()
    .flatMap((name) =>
      readFileSync(directory + name, 'utf8')
        .split(/^## /mu)
        .slice(1),
    )
    .map((part) => {
      const end = part.indexOf('\n');
      return labelled(part.slice(0, end), part.slice(end + 1).trimEnd());
    });
}

function labelled(title: string, marked: string): LabelledText {
  const claims: LabelledClaim[] = [];
  let text = '';
  let at = 0;
  for (const { index, 0: whole, 1: printed = '', 2: kind = '', 3: verdict = '' } of marked.matchAll(
    /⟦([^|⟧]*)\|([^|⟧]*)\|([^|⟧]*)⟧/gu,
  )) {
    text += marked.slice(at, index);
    claims.push({ start: text.length, end: text.length + printed.length, text: printed, kind, verdict });
    text += printed;
    at = index + whole.length;
  }
  return { title, text: text + marked.slice(at), claims };
}
