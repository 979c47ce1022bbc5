import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../application.ts';
import { assessmentDocument } from '../../queries/awards/assessment-document.ts';
import { readAssessment } from '../../queries/awards/read-assessment.ts';
import { matterCast, matterCity as city, openMatterCity } from '../../testing/matter-city.ts';
import { enterAwards } from '../awards/enter-awards.ts';
import { decideObjection, objectToAssessment, publishAssessment, settleAssessment } from './conduct-assessment.ts';

const { officer, viewer } = matterCast;
const county = '431224';
const countyOfficer = {
  ...viewer,
  id: 'xiang',
  name: '向某（虚构）',
  roles: ['countyOfficer'] as const,
  reach: { regions: [county], units: [county] },
};
const clock = { now: '2021-05-20T01:00:00.000Z' };

/** An award of a county, as a notice names it. */
const award = {
  year: 2020,
  authority: 'province',
  measure: 'fiscal',
  subItem: 'fiscal.county',
  level: 'county',
  city,
  recipient: county,
  recipientName: '溆浦县',
  namedCounty: null,
  notice: '某政办发〔2021〕1号',
  announcedOn: '2021-01-29',
  rewards: [],
  verified: true,
  invented: true,
} as const;

describe('an assessment of a year', () => {
  let app: Application;
  beforeAll(async () => {
    app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
    await enterAwards(app, officer, city, [award]);
  });

  it('adds awards to supervision; figures that nobody has neither give nor take', async () => {
    const { units, published } = await readAssessment(app, viewer, city, { year: 2020 });
    expect(units).toHaveLength(13);
    expect(published).toBeNull();
    expect(units[0]).toMatchObject({ code: county, rank: 1, total: 31, parts: { supervision: 30, awards: 1 } });
    expect(units[1]).toMatchObject({ rank: 2, total: 30 });
    expect(units[0]?.lines.filter(({ points }) => points === null)).toHaveLength(5);
    await expect(readAssessment(app, viewer, city, { year: 1990 })).rejects.toMatchObject({
      code: 'unknown-assessment',
    });
  });

  it('is published as it stands, and stays so whatever comes after', async () => {
    await expect(publishAssessment(app, viewer, city, 2020)).rejects.toMatchObject({ code: 'not-allowed' });
    await publishAssessment(app, officer, city, 2020);
    await expect(publishAssessment(app, officer, city, 2020)).rejects.toMatchObject({ code: 'proceeding-wrong-state' });
    clock.now = '2021-05-21T01:00:00.000Z';
    await enterAwards(app, officer, city, [{ ...award, measure: 'safety', subItem: 'safety.county' }]);
    const { units, published } = await readAssessment(app, viewer, city, { year: 2020 });
    expect([units[0]?.total, published?.units[0]?.total]).toEqual([32, 31]);
  });

  it('is objected to by the county alone, decided with a reason, corrected with what it was, and settled', async () => {
    const words = '安全生产激励未计入';
    await expect(objectToAssessment(app, countyOfficer, city, 2020, { unit: '431221', words })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await objectToAssessment(app, countyOfficer, city, 2020, { unit: county, words });
    await expect(settleAssessment(app, officer, city, 2020)).rejects.toMatchObject({ code: 'proceeding-wrong-state' });
    const decision = { objection: 1, upheld: true, reason: '属实' };
    await expect(
      decideObjection(app, officer, city, 2020, { ...decision, corrections: [{ item: 'none', points: 1 }] }),
    ).rejects.toMatchObject({ code: 'invalid-entry' });
    const item = 'province/2020/fiscal.county/431224';
    await decideObjection(app, officer, city, 2020, { ...decision, corrections: [{ item, points: 2 }] });
    await expect(decideObjection(app, officer, city, 2020, decision)).rejects.toMatchObject({
      code: 'unknown-proceeding',
    });
    const { published } = await readAssessment(app, viewer, city, { year: 2020 });
    expect(published?.units[0]).toMatchObject({ code: county, total: 32 });
    expect(published?.objections[0]?.decision?.corrections).toMatchObject([{ was: 1, points: 2 }]);
    await settleAssessment(app, officer, city, 2020);
    await expect(objectToAssessment(app, countyOfficer, city, 2020, { unit: county, words })).rejects.toMatchObject({
      code: 'proceeding-wrong-state',
    });
  });

  it('reads as of a moment, and becomes a document that says what was corrected', async () => {
    const before = await readAssessment(app, viewer, city, { year: 2020, asOf: '2021-05-20T00:00:00.000Z' });
    expect([before.published, before.units[0]?.total]).toEqual([null, 30]);
    const document = await assessmentDocument(app, viewer, city, { year: 2020 });
    expect(document.title).toBe('关于2020年度县市区绩效考核结果的通报');
    expect(JSON.stringify(document.body)).toContain('由1分改为2分');
    expect(document.annex[0]).toMatchObject({ kind: 'table', rows: { length: 13 } });
  });
});
