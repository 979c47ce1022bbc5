import { type Names, measureWords } from '../../../text/subject-words.ts';

/** What a label was said to mean (`gdp`, `region:431200;measure:yoy`, `aside`), in words. */
export function meaningWords(meaning: string, { text, language, indicators, regions }: Names): string {
  const words = meaning.split(';').map((part) => {
    const [key = '', what = ''] = part.includes(':') ? part.split(':') : ['indicator', part];
    if (part === 'aside') return text.data.import.faults.aside;
    if (key === 'region') return regions?.get(what)?.name[language] ?? what;
    if (key === 'measure') return measureWords(what, text);
    if (key === 'unit') return what;
    return indicators?.get(what)?.name[language] ?? what;
  });
  return words.join(' ');
}
