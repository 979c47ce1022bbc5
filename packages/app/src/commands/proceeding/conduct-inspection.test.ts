import type { InspectionPlan } from '@shigan/core';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { listInspections, readInspection } from '../../queries/proceeding/read-inspections.ts';
import { industry, matterCast, matterCity as city, openMatterCity } from '../../testing/matter-city.ts';
import { moveInspection, openMatterFromFinding, planInspection, recordFinding } from './conduct-inspection.ts';

const { officer, head, viewer } = matterCast;
const clock = { now: '' };
let app: Application;

beforeEach(async () => {
  clock.now = '2021-05-10T01:00:00.000Z';
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
});

const plan: InspectionPlan = {
  direction: 'made',
  title: '技改项目开工督查',
  authority: '市政府督查室',
  basis: '怀政督〔2021〕8号',
  objects: [{ code: industry, name: industry }],
  subject: '60个项目开工情况',
  method: 'onSite',
  team: { head: { id: 'wu', name: '吴某' }, members: [] },
  from: '2021-05-12',
  to: '2021-05-14',
};

const refusedWith = (code: string) => expect.objectContaining({ code });
const leader = { id: 'zhang', name: '张某（虚构）' };
const asked = { finding: 'f1', title: '3个技改项目未开工', deadline: '2021-06-30', done: '3个项目全部开工', leader };

describe('an inspection', () => {
  it('is planned, made, and its finding becomes a matter once', async () => {
    const id = await planInspection(app, officer, city, plan);
    await moveInspection(app, officer, city, id, { kind: 'begin' });
    await recordFinding(app, officer, city, id, { text: '3个项目没有开工', evidence: [{ name: '现场.jpg' }] });
    const filed = await openMatterFromFinding(app, officer, city, id, asked);
    expect(filed.matter).toMatchObject({
      state: 'approved',
      source: { kind: 'inspection', reference: '技改项目开工督查', on: '2021-05-10' },
      problem: '3个项目没有开工',
      leadUnit: { code: industry },
    });
    expect((await openMatterFromFinding(app, officer, city, id, asked)).matter.id).toBe(filed.matter.id);
    await moveInspection(app, officer, city, id, { kind: 'close', conclusion: '整体在推进，三个项目滞后' });
    const { inspection, matters } = await readInspection(app, officer, city, id);
    expect([inspection.state, matters]).toEqual([
      'closed',
      [{ id: filed.matter.id, title: '3个技改项目未开工', state: 'approved' }],
    ]);
    // A draft of the Office is not told to others by way of the inspection.
    expect((await readInspection(app, viewer, city, id)).matters).toEqual([]);
  });

  it('of an object that was inspected lately needs a reason, and the register warns', async () => {
    await planInspection(app, officer, city, plan);
    const again = { ...plan, title: '技改资金督查', from: '2021-06-01', to: '2021-06-02' };
    await expect(planInspection(app, officer, city, again)).rejects.toEqual(refusedWith('inspection-repeats'));
    const received = { ...again, direction: 'received' as const, authority: '省政府督查组', title: '省督查' };
    await planInspection(app, officer, city, received);
    await planInspection(app, officer, city, { ...again, reason: '市长批示专项督查' });
    const { inspections } = await listInspections(app, viewer, city);
    expect(inspections.map((one) => [one.inspection.id, one.repeats.map(({ other }) => other.id)])).toEqual([
      ['2021-3', ['2021-2']],
      ['2021-2', ['2021-3']],
      ['2021-1', ['2021-2']],
    ]);
  });

  it('that comes unannounced is told to nobody else until it begins', async () => {
    const id = await planInspection(app, officer, city, { ...plan, method: 'unannounced' });
    await expect(readInspection(app, head, city, id)).rejects.toEqual(refusedWith('unknown-proceeding'));
    expect((await listInspections(app, head, city)).inspections).toEqual([]);
    await moveInspection(app, officer, city, id, { kind: 'begin' });
    expect((await listInspections(app, head, city)).inspections).toHaveLength(1);
  });

  it('is conducted by the Supervision Office, in its order', async () => {
    await expect(planInspection(app, head, city, plan)).rejects.toEqual(refusedWith('not-allowed'));
    await expect(planInspection(app, officer, city, { ...plan, objects: [] })).rejects.toEqual(
      refusedWith('invalid-entry'),
    );
    await expect(planInspection(app, officer, city, { ...plan, to: '2021-05-01' })).rejects.toEqual(
      refusedWith('invalid-instant'),
    );
    const id = await planInspection(app, officer, city, plan);
    await expect(recordFinding(app, officer, city, id, { text: '早' })).rejects.toEqual(
      refusedWith('proceeding-wrong-state'),
    );
    await moveInspection(app, officer, city, id, { kind: 'begin' });
    await expect(recordFinding(app, officer, city, id, { text: '甲', object: 'x' })).rejects.toEqual(
      refusedWith('invalid-entry'),
    );
    const off = moveInspection(app, officer, city, id, { kind: 'callOff', reason: '合并' });
    await expect(off).rejects.toEqual(refusedWith('proceeding-wrong-state'));
    await expect(openMatterFromFinding(app, officer, city, id, asked)).rejects.toEqual(
      refusedWith('unknown-proceeding'),
    );
    await expect(moveInspection(app, officer, city, '2021-9', { kind: 'begin' })).rejects.toEqual(
      refusedWith('unknown-proceeding'),
    );
  });
});
