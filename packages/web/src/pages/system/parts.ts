/** The parts of the system's page, in the order of their tabs. */
const parts = ['units', 'people', 'rights', 'settings', 'audit', 'health'] as const;
export type Part = (typeof parts)[number];

/** The right that seeing a part takes. */
const rightTo: Readonly<Record<Part, string>> = {
  units: 'register.read',
  people: 'account.read',
  rights: 'access.read',
  settings: 'register.read',
  audit: 'audit.read',
  health: 'health.read',
};

/** The parts that somebody may see: a part whose server would refuse is not offered. */
export function partsFor(may: readonly string[]): readonly Part[] {
  return parts.filter((part) => may.includes(rightTo[part]));
}
