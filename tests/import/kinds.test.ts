import { createHash } from 'node:crypto';
import { exportObservations, importFile, type IncomingFile } from '@shigan/app';
import { createWorkbookReader } from '@shigan/formats';
import { afterAll, describe, expect, it } from 'vitest';
import { testFiles } from '../../packages/formats/src/testing/incoming.ts';
import { kinds } from './kinds/index.ts';
import type { Claim } from '../../packages/formats/src/testing/page.ts';
import { actor, city, type CsvRecord, emptyCity, recordsOf } from './testing/workbooks.ts';

const reader = createWorkbookReader();
const shelf = testFiles();
afterAll(async () => {
  shelf.remove();
  await reader.close();
});

const importedOn = '2025-11-22T00:00:00.000Z';

function incoming(name: string, bytes: Buffer): IncomingFile {
  return { ...shelf.file(name, bytes), name, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function claimLine(claim: Claim): string {
  const { sheet, cell, indicator, region, span, measure, value, unit = '', status = '' } = claim;
  return [sheet, cell, indicator, region, span, measure, value, measure === 'rank' ? '' : unit, status].join(' ');
}

function recordLine(record: CsvRecord): string {
  const value = Number(record['value']).toFixed(Number(record['decimals']));
  const unit = record['measure'] === 'rank' ? '' : record['unit'];
  const told = ['sheet', 'cell', 'indicator_name', 'region_code', 'span', 'measure'].map((name) => record[name]);
  return [...told, value, unit, record['status']].join(' ');
}

describe('files of the kinds that offices send give what stands in them', () => {
  it.each(kinds.map((kind) => [kind.file, kind] as const))('%s', async (file, kind) => {
    const app = await emptyCity(reader, importedOn);
    const outcome = await importFile(app, actor, city, incoming(file, kind.bytes()), { dryRun: false });
    const faults = outcome.faults
      .filter((fault) => fault.severity !== 'note')
      .map((fault) => `${fault.sheet}!${fault.column ?? ''}${fault.row ?? ''} ${fault.code} ${fault.severity}`);
    expect(faults.toSorted()).toEqual((kind.faults ?? []).toSorted());
    let text = '';
    for await (const piece of exportObservations(app, actor, city)) text += piece;
    const records = recordsOf(text);
    expect(records.map(recordLine).toSorted()).toEqual(kind.claims.map(claimLine).toSorted());
    const known = new Set(records.map((record) => record['known_from']?.slice(0, 10)));
    expect([...known]).toEqual(records.length === 0 ? [] : [kind.knownFrom ?? importedOn.slice(0, 10)]);
  });
});
