import type { Language, RosterFigureInput, RosterName } from '@shigan/core';
import { dealFigureWords } from '../attraction/attraction-words.ts';
import { parkFigureWords } from '../parks/park-words.ts';
import { projectFigureWords } from '../projects/project-words.ts';
import type { RosterWords } from './words-of.ts';

const none = (): undefined => undefined;
const wordless: RosterWords = { formula: none, role: none, item: none, part: none };

const ofRoster: Readonly<Partial<Record<RosterName, RosterWords>>> = {
  project: projectFigureWords,
  park: parkFigureWords,
  attraction: dealFigureWords,
};

/** Words that are never missing: what has none stands as it is written. */
export interface SpokenWords {
  readonly formula: (rule: string) => string;
  readonly role: (role: string) => string;
  readonly item: (item: string) => string;
  readonly part: (by: string, named: string) => string;
  /** A statement by what it is for where a word says so, else by its column. */
  readonly statement: (input: Extract<RosterFigureInput, { kind: 'statement' }>) => string;
}

/** The words of a roster in one language. */
export function rosterWords(roster: RosterName, language: Language): SpokenWords {
  const words = ofRoster[roster] ?? wordless;
  const item = (name: string): string => words.item(name, language) ?? words.role(name, language) ?? name;
  return {
    formula: (rule) => words.formula(rule, language) ?? '',
    role: (role) => words.role(role, language) ?? item(role),
    item,
    part: (by, named) => words.part(by, named, language) ?? named,
    statement: ({ role, item: column, subject }) =>
      role === 'mark' ? (subject.split('/').at(-1) ?? role) : (words.role(`stated ${role}`, language) ?? item(column)),
  };
}
