import { award, checkedDraft, enterprise, issuedBulletin, people, registers, sites } from './offices.ts';
import type { HostilePlaces } from './places.ts';
import { campaign, circular, inspection, matter, meeting } from './supervision.ts';
import type { Writing } from './writing.ts';

const parts: readonly ((writing: Writing) => Promise<HostilePlaces>)[] = [
  registers,
  people,
  matter,
  meeting,
  inspection,
  campaign,
  circular,
  issuedBulletin,
  checkedDraft,
  enterprise,
  sites,
  award,
];

/** Writes a text with ill will into every field that holds one, as the people of the demonstration whose work it is. */
export async function writeHostileCity(writing: Writing): Promise<Required<HostilePlaces>> {
  const written: HostilePlaces[] = [];
  for (const write of parts) written.push(await write(writing));
  return {
    pages: written.flatMap(({ pages }) => pages),
    documents: written.flatMap(({ documents }) => documents),
    files: written.flatMap(({ files = [] }) => files),
  };
}
