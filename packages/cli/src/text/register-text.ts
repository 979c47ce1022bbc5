import type { RegisterBody } from '@shigan/contract';
import type { Language } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** Register entries as a table for people: what they are called, and since when. */
export function registerText(register: RegisterBody, language: Language, words: Words['register']): string {
  const heads = [words.key, words.name, words.knownFrom, words.by].map((head) => ({ head }));
  return table(
    heads,
    register.entries.map((entry) => [
      entry.key,
      entry.body === null ? words.withdrawn : nameOf(entry.body, language),
      momentText(entry.knownFrom),
      entry.by,
    ]),
  );
}

function nameOf(body: unknown, language: Language): string {
  const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined;
  const text = typeof name === 'object' && name !== null && language in name ? Reflect.get(name, language) : name;
  return typeof text === 'string' ? text : '';
}
