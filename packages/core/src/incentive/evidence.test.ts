import { describe, expect, it } from 'vitest';
import type { Criterion } from './catalogue.ts';
import { evidenceIndex, evidencePath } from './evidence.ts';
import type { SubItemWork } from './work.ts';

const criterion = (title: string, proof: readonly string[]): Criterion => ({
  id: title,
  title,
  weight: 50,
  better: 'higher',
  dataSource: '省财政厅',
  scoring: 'rank',
  proof,
  verified: false,
});
const work = (change: Partial<SubItemWork>): SubItemWork => ({
  authority: 'province',
  year: 2021,
  measure: 'fiscal',
  subItem: 'fiscal.city',
  ...change,
});
const line = (examined: string, proof: readonly string[]) => ({
  examined,
  how: '实地抽查',
  proof,
  selfCheck: 'open' as const,
});
const held = (proof: string) => ({ proof, sha256: 'a'.repeat(64), name: `${proof}.xlsx`, on: '2021-05-01' });
const subItem = { criteria: [criterion('支出进度', ['月度报表']), criterion('收入质量', [])] };

describe('evidenceIndex', () => {
  it('asks for the proofs of the criteria, then for those of the checklist, and says what is missing', () => {
    const index = evidenceIndex(
      subItem,
      work({
        checklist: [line('支出进度', ['月度报表', '对账单']), line('现场情况', ['照片'])],
        evidence: [held('月度报表'), held('照片'), held('旧材料')],
      }),
    );
    expect(index.requirements.map(({ number, examined, from }) => [number, examined, from])).toEqual([
      [1, '支出进度', 'criterion'],
      [2, '收入质量', 'criterion'],
      [3, '现场情况', 'checklist'],
    ]);
    expect(index.requirements[0]?.proofs.map(({ proof, held: files }) => [proof, files.length])).toEqual([
      ['月度报表', 1],
      ['对账单', 0],
    ]);
    expect([index.required, index.missing, index.others.map(({ proof }) => proof)]).toEqual([4, 2, ['旧材料']]);
  });

  it('asks for what is examined by its own name where no proof is named, and for nothing where nothing is', () => {
    expect(evidenceIndex(subItem, undefined).requirements[1]?.proofs).toEqual([{ proof: '收入质量', held: [] }]);
    expect(evidenceIndex({ criteria: [] }, undefined)).toEqual({
      requirements: [],
      others: [],
      required: 0,
      missing: 0,
    });
  });

  it('gives every file a place that any file system takes', () => {
    expect(evidencePath({ number: 2, examined: '收入/支出:占比' }, 1, 3, '../决算"表".xlsx')).toBe(
      '02 收入_支出_占比/02-1-3 _决算_表_.xlsx',
    );
  });
});
