/** The parts of the page of the record, in the order of their tabs. */
const parts = ['import', 'typing', 'completeness', 'record', 'registers', 'history', 'layouts', 'quality'] as const;
export type Part = (typeof parts)[number];

/** The right that seeing a part takes. */
const rightTo: Readonly<Record<Part, string>> = {
  import: 'observations.import',
  typing: 'observations.import',
  completeness: 'series.read',
  record: 'series.read',
  registers: 'register.read',
  history: 'file.read',
  layouts: 'register.read',
  quality: 'enterprise.check',
};

/** The parts that somebody may see: a part whose server would refuse is not offered. */
export function partsFor(may: readonly string[]): readonly Part[] {
  return parts.filter((part) => may.includes(rightTo[part]));
}
