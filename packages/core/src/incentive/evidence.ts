import type { Day } from '../instant.ts';
import { withoutEnd, withoutStart } from '../trimmed.ts';
import type { SubItem } from './catalogue.ts';
import type { SubItemWork } from './work.ts';

/** A piece of evidence (佐证材料): a file of the archive, put to what it proves. */
export interface EvidenceItem {
  /** What it proves, as required. */
  readonly proof: string;
  /** The file as it was received, by its fingerprint. */
  readonly sha256: string;
  readonly name: string;
  readonly on: Day;
}

/** A proof that is asked for, with what is held of it. */
export interface RequiredProof {
  readonly proof: string;
  readonly held: readonly EvidenceItem[];
}

/** What is examined (评价指标、查什么), with every proof that it takes. */
export interface EvidenceRequirement {
  /** 1, 2, … in the table of contents. */
  readonly number: number;
  readonly examined: string;
  /** A criterion of the rules, or a line that the unit added to its checklist. */
  readonly from: 'criterion' | 'checklist';
  /** Points of a hundred; null for a line of the checklist. */
  readonly weight: number | null;
  readonly dataSource: string;
  readonly proofs: readonly RequiredProof[];
}

/** The evidence of one application (申报材料): what is required, what is held, what is missing. */
export interface EvidenceIndex {
  readonly requirements: readonly EvidenceRequirement[];
  /** Held, and asked for by nothing: the rules may have changed. */
  readonly others: readonly EvidenceItem[];
  readonly required: number;
  readonly missing: number;
}

/** Sets what is held against what is required (材料对照): the criteria of the rules first, in their order, each with the proofs that it and
 *  the checklist ask for; then the lines of the checklist that are of no criterion. A proof that is asked for twice is held twice. What is
 *  examined without a proof named asks for one by its own name. */
export function evidenceIndex(subItem: Pick<SubItem, 'criteria'>, work: SubItemWork | undefined): EvidenceIndex {
  const evidence = work?.evidence ?? [];
  const checklist = work?.checklist ?? [];
  const titles = new Set(subItem.criteria.map(({ title }) => title));
  const asked = [
    ...subItem.criteria.map((criterion) => ({
      examined: criterion.title,
      from: 'criterion' as const,
      weight: criterion.weight,
      dataSource: criterion.dataSource,
      proofs: [
        ...criterion.proof,
        ...checklist.filter(({ examined }) => examined === criterion.title).flatMap(({ proof }) => proof),
      ],
    })),
    ...checklist
      .filter(({ examined }) => !titles.has(examined))
      .map(({ examined, how, proof }) => ({
        examined,
        from: 'checklist' as const,
        weight: null,
        dataSource: how,
        proofs: proof,
      })),
  ];
  const requirements = asked.map((one, place): EvidenceRequirement => {
    const names = [...new Set(one.proofs.length === 0 ? [one.examined] : one.proofs)];
    const proofs = names.map((proof) => ({ proof, held: evidence.filter((item) => item.proof === proof) }));
    return { ...one, number: place + 1, proofs };
  });
  const proofs = requirements.flatMap((one) => one.proofs);
  const known = new Set(proofs.map(({ proof }) => proof));
  return {
    requirements,
    others: evidence.filter(({ proof }) => !known.has(proof)),
    required: proofs.length,
    missing: proofs.filter(({ held }) => held.length === 0).length,
  };
}

/** Where a file of a requirement lies in the pack: `02 非税收入占比/02-1-1 收入决算表.xlsx`. Signs that no file system takes are replaced. */
export function evidencePath(
  requirement: Pick<EvidenceRequirement, 'number' | 'examined'>,
  proof: number,
  copy: number,
  name: string,
): string {
  const number = String(requirement.number).padStart(2, '0');
  return `${number} ${fileName(requirement.examined)}/${number}-${proof}-${copy} ${fileName(name)}`;
}

function fileName(text: string): string {
  const allowed = text.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_');
  return withoutEnd(withoutStart(allowed, '. '), '. ').slice(0, 80);
}
