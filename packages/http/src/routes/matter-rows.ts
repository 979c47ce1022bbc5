import type { MatterStanding } from '@shigan/app';
import { type MatterPresenting, presentMatterRow } from '@shigan/contract';

interface Written {
  readonly language: MatterPresenting['language'];
  readonly registry: MatterPresenting['registry'];
  readonly today: string;
  readonly text: string;
}

/** Rows as they were written last. A standing is worked out anew once its matter, the record or the day is another. */
const rows = new WeakMap<MatterStanding, Written>();

/** A line of a list of matters as JSON: written once for all lists that it stands in. */
export function matterRowText(standing: MatterStanding, presenting: MatterPresenting, today: string): string {
  const { language, registry } = presenting;
  const known = rows.get(standing);
  if (known?.language === language && known.registry === registry && known.today === today) return known.text;
  const text = JSON.stringify(presentMatterRow(standing, presenting, today));
  rows.set(standing, { language, registry, today, text });
  return text;
}
