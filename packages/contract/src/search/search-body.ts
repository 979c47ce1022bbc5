import {
  type Language,
  type MatterState,
  matterStates,
  type SearchEntry,
  type SearchKind,
  searchKinds,
} from '@shigan/core';
import { z } from 'zod';
import { stateWords } from '../words/matters.ts';

/** Something found: what it is, what it is called, and what is said of it. */
export interface HitBody {
  readonly kind: SearchKind;
  /** Code, id or fingerprint: what its page is asked for with. */
  readonly id: string;
  readonly name: string;
  /** Beside the name: the section of an indicator, the state of a matter. Empty where there is nothing to say. */
  readonly note: string;
}

export interface SearchBody {
  readonly asOf: string;
  readonly hits: readonly HitBody[];
}

export const searchBody: z.ZodType<SearchBody> = z
  .strictObject({
    asOf: z.string(),
    hits: z.array(z.strictObject({ kind: z.enum(searchKinds), id: z.string(), name: z.string(), note: z.string() })),
  })
  .meta({ id: 'Search', description: 'What was found, the best first.' });

type Facts =
  | { readonly kind: 'indicator'; readonly section: string; readonly name: Readonly<Record<Language, string>> }
  | { readonly kind: 'region' | 'unit'; readonly name: Readonly<Record<Language, string>> }
  | { readonly kind: 'leader'; readonly post: string }
  | { readonly kind: 'matter'; readonly state: string; readonly year: number; readonly sequence: number }
  | { readonly kind: 'circular'; readonly month: string }
  | { readonly kind: 'bulletin'; readonly series: string; readonly year: number; readonly number: number }
  | { readonly kind: 'file' };

export function presentFound(
  given: {
    readonly asOf: string;
    readonly hits: readonly { readonly entry: SearchEntry & { readonly facts: Facts } }[];
  },
  language: Language,
): SearchBody {
  return {
    asOf: given.asOf,
    hits: given.hits.map(({ entry: { kind, id, names, facts } }) => ({
      kind,
      id,
      name: 'name' in facts ? facts.name[language] : names[0],
      note: noteOf(facts, language),
    })),
  };
}

function noteOf(facts: Facts, language: Language): string {
  const zh = language === 'zh';
  switch (facts.kind) {
    case 'indicator':
    case 'region':
    case 'unit':
      return '';
    case 'leader':
      return facts.post;
    case 'matter': {
      const { year, sequence } = facts;
      const number = zh ? `〔${year}〕${sequence}号` : `${year}-${sequence}`;
      return isState(facts.state) ? `${number} ${stateWords[facts.state][language]}` : number;
    }
    case 'circular':
      return facts.month;
    case 'bulletin':
      return zh ? `${facts.series} ${facts.year}年第${facts.number}期` : `No. ${facts.number} of ${facts.year}`;
    case 'file':
      return '';
  }
}

function isState(state: string): state is MatterState {
  return matterStates.some((each) => each === state);
}
