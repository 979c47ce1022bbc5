import {
  type Actor,
  type Authority,
  type EvidenceIndex,
  evidenceIndex,
  type EvidenceItem,
  evidencePath,
  DomainError,
  type IncentiveMeasure,
  type RegionCode,
  type RuleSet,
  type SubItem,
  subItemsOf,
  type SubItemWork,
  workKey,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { columnWidths } from '../../supervision/list-documents.ts';
import { wholeOf } from '../../workbook/whole-file.ts';
import { type OpenAwards, openAwards } from './open-awards.ts';

export interface EvidenceAsked {
  readonly authority: Authority;
  readonly year: number;
  readonly measure: string;
  readonly subItem: string;
  readonly asOf?: string;
}

/** The evidence of one application, with the files that the archive really holds. */
export interface ReadEvidence {
  readonly open: OpenAwards;
  readonly ruleSet: RuleSet;
  readonly measure: IncentiveMeasure;
  readonly subItem: SubItem;
  readonly work: SubItemWork | undefined;
  readonly index: EvidenceIndex;
  readonly files: ReadonlyMap<string, HeldFile>;
}

/** A file of the archive, filed as evidence or received as a table. */
export interface HeldFile {
  readonly size: number;
  /** As told by its content; null for a received table. */
  readonly mediaType: string | null;
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What an application has to prove, what is held of it and what is missing (申报材料对照). A piece whose file the archive does not hold counts
 *  as missing. Refuses `unknown-rule-set` for a sub-item that the rules of the year do not have. */
export async function readEvidence(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: EvidenceAsked,
): Promise<ReadEvidence> {
  const { authority, year } = asked;
  const open = await openAwards(app, actor, city, asked.asOf);
  const ruleSet = open.ruleSets.find((set) => set.authority === authority && set.year === year);
  const found =
    ruleSet === undefined
      ? undefined
      : subItemsOf(ruleSet).find((one) => one.measure.id === asked.measure && one.subItem.id === asked.subItem);
  if (ruleSet === undefined || found === undefined)
    throw new DomainError('unknown-rule-set', { authority, year, subItem: asked.subItem });
  const work = open.work.get(workKey(asked));
  const files = new Map<string, HeldFile>();
  for (const { sha256 } of work?.evidence ?? []) {
    const file = await heldFile(app, city, sha256);
    if (file !== undefined) files.set(sha256, file);
  }
  const held = work?.evidence?.filter(({ sha256 }) => files.has(sha256)) ?? [];
  const index = evidenceIndex(found.subItem, work === undefined ? undefined : { ...work, evidence: held });
  return { open, ruleSet, ...found, work, index, files };
}

async function heldFile(app: Application, city: RegionCode, sha256: string): Promise<HeldFile | undefined> {
  const { evidence, imports } = app.store;
  const filed = await evidence.get(city, sha256);
  if (filed !== undefined)
    return { size: filed.size, mediaType: filed.mediaType, bytes: () => evidence.bytes(city, sha256) };
  const received = await imports.file(city, sha256);
  return received && { size: received.size, mediaType: null, bytes: () => imports.bytes(city, sha256) };
}

/** A file that an application holds, under the name that it has there (查阅申报材料). Refuses as {@link readEvidence}, and `unknown-file` for what
 *  the application, as of the moment, does not hold. */
export async function readApplicationFile(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: EvidenceAsked & { readonly sha256: string },
): Promise<{ readonly file: HeldFile; readonly name: string }> {
  const { work, files } = await readEvidence(app, actor, city, asked);
  const file = files.get(asked.sha256);
  const named = work?.evidence?.find(({ sha256 }) => sha256 === asked.sha256);
  if (file === undefined || named === undefined) throw new DomainError('unknown-file', { file: asked.sha256 });
  return { file, name: named.name };
}

/** Words of the table of contents; the rules are Chinese, and so is the pack. */
const contents = {
  title: '申报材料目录',
  head: ['序号', '评价内容', '权重', '依据', '证明材料', '文件', '指纹'],
  missing: '缺',
  other: '其他材料',
};

/** The evidence of an application as one folder (申报材料包, ZIP): a table of contents (.docx) that says what is missing, and every file as it
 *  was received, byte for byte, in the order of the criteria. Refuses as {@link readEvidence}. */
export async function evidencePack(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: EvidenceAsked,
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const { open, measure, subItem, index, files } = await readEvidence(app, actor, city, asked);
  const members: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  const rows: string[][] = [];
  const place = async (path: string, item: EvidenceItem): Promise<void> => {
    const file = files.get(item.sha256);
    if (file !== undefined) members.push({ path, bytes: await wholeOf(file.bytes()) });
  };
  for (const requirement of index.requirements)
    for (const [at, { proof, held }] of requirement.proofs.entries()) {
      const { number, examined, weight, dataSource } = requirement;
      const head = [`${number}-${at + 1}`, examined, weight === null ? '' : String(weight), dataSource, proof];
      if (held.length === 0) rows.push([...head, contents.missing, '']);
      for (const [copy, item] of held.entries()) {
        const path = evidencePath(requirement, at + 1, copy + 1, item.name);
        rows.push([...head, path, item.sha256.slice(0, 16)]);
        await place(path, item);
      }
    }
  const others = { number: index.requirements.length + 1, examined: contents.other };
  for (const [copy, item] of index.others.entries()) {
    const path = evidencePath(others, 1, copy + 1, item.name);
    rows.push([String(others.number), contents.other, '', '', item.proof, path, item.sha256.slice(0, 16)]);
    await place(path, item);
  }
  const title = `${subItem.title.zh}${contents.title}`;
  const document = await app.documents.tablesDocument({
    title,
    demo: open.moment.city.demo ? '演示数据' : '',
    language: 'zh',
    tables: [
      {
        title,
        note: `${asked.year}年度 ${measure.agencies.join('、')} 应有${index.required}项，缺${index.missing}项`,
        head: contents.head,
        widths: columnWidths({ head: contents.head, rows: rows.map((cells) => ({ cells })) }),
        rows,
      },
    ],
  });
  if (app.documents.folder === undefined) throw new Error('no writer of folders');
  const content = await app.documents.folder([{ path: `00 ${contents.title}.docx`, bytes: document }, ...members]);
  return { name: `${asked.year}年度${subItem.title.zh}申报材料`, content };
}
