import {
  type Actor,
  type Authority,
  authorityCells,
  DomainError,
  ledgerColumns,
  levelCells,
  type RegionCode,
  ruleSetSheets,
  yesCells,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { plainSheet } from '../../workbook/plain-sheet.ts';
import { awardNames } from './award-names.ts';
import { openAwards } from './open-awards.ts';

/** A workbook to take along. */
export interface AwardWorkbook {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The catalogue of an authority and year as a workbook (导出措施目录): what an import reads back as it was. Refuses
 *  `unknown-rule-set`. */
export async function catalogueWorkbook(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly authority: Authority; readonly year: number; readonly asOf?: string },
): Promise<AwardWorkbook> {
  const { ruleSets } = await openAwards(app, actor, cityCode, asked.asOf);
  const ruleSet = ruleSets.find((set) => set.authority === asked.authority && set.year === asked.year);
  if (ruleSet === undefined)
    throw new DomainError('unknown-rule-set', { authority: asked.authority, year: asked.year });
  return { name: ruleSet.name.zh, bytes: await app.documents.workbook(ruleSetSheets(ruleSet).map(plainSheet)) };
}

/** The city's awards in force as a workbook (导出激励台账): what an import reads back. */
export async function ledgerWorkbook(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: { readonly year?: number; readonly asOf?: string } = {},
): Promise<AwardWorkbook> {
  const open = await openAwards(app, actor, cityCode, asked.asOf);
  const rows = open.awards
    .filter((award) => award.city === cityCode && (asked.year ?? award.year) === award.year)
    .map((award) => [
      award.year,
      authorityCells[award.authority][0],
      awardNames(open, 'zh', award.authority, award.year).measure(award.measure),
      award.subItem,
      levelCells[award.level][0],
      award.recipientName,
      award.recipient,
      award.namedCounty === null ? null : (open.registry.regions.get(award.namedCounty)?.name.zh ?? award.namedCounty),
      award.notice,
      award.announcedOn,
      award.rewards.map((reward) => reward.text).join('、'),
      yesCells[award.verified ? 'yes' : 'no'][0],
    ]);
  const name = `${open.registry.regions.get(cityCode)?.name.zh ?? cityCode}激励台账${open.moment.city.demo ? '（演示数据）' : ''}`;
  const sheet = { name: '激励台账', rows: [ledgerColumns.map((column) => column.names[0] ?? ''), ...rows] };
  return { name, bytes: await app.documents.workbook([plainSheet(sheet)]) };
}
