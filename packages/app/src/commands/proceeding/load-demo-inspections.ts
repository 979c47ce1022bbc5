import type { Actor, InspectionPlan, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { officer, proof, verifier } from '../../demo/matters/script.ts';
import { commerce, industry, petitions, xupu, yuanling } from '../../demo/matters/units.ts';
import { always, type Conducted } from '../../supervision/proceedings.ts';
import { moveInspection, planInspection, recordFinding } from './conduct-inspection.ts';

const at = (moment: string, by = officer): Conducted => ({ by, at: `2021-${moment}` });
const unit = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, name });
const invented = (name: string) => ({ id: name, name: `${name}（虚构）` });

const plans: Readonly<Record<'province' | 'projects' | 'unannounced' | 'again', InspectionPlan>> = {
  province: {
    direction: 'received',
    title: '省督查组信访积案督查（虚构）',
    authority: '省督查组',
    basis: '省督查通知（虚构）',
    objects: [unit(petitions)],
    subject: '信访积案化解情况',
    method: 'talks',
    team: { head: invented('覃某'), members: [] },
    from: '2021-02-22',
    to: '2021-02-24',
  },
  projects: {
    direction: 'made',
    title: '工业项目开工督查（虚构）',
    authority: '市政府督查室',
    basis: '市政府常务会议要求（虚构）',
    objects: [unit(industry), unit(yuanling)],
    subject: '技改项目和标准厂房开工情况，查施工许可和现场影像',
    method: 'onSite',
    team: { head: invented('吴某'), members: [invented('郑某'), invented('粟某')] },
    from: '2021-04-13',
    to: '2021-04-15',
  },
  unannounced: {
    direction: 'made',
    title: '民生实事进度暗访（虚构）',
    authority: '市政府督查室',
    basis: '市领导批示（虚构）',
    objects: [unit(xupu)],
    subject: '农村公路、饮水、学位三件实事现场进度',
    method: 'unannounced',
    team: { head: invented('郑某'), members: [invented('粟某')] },
    from: '2021-05-18',
    to: '2021-05-21',
  },
  again: {
    direction: 'made',
    title: '促消费和技改资金督查（虚构）',
    authority: '市政府督查室',
    basis: '夏季攻势方案（虚构）',
    objects: [unit(commerce), unit(industry)],
    subject: '促消费活动和技改资金拨付',
    method: 'documents',
    team: { head: invented('吴某'), members: [] },
    from: '2021-05-27',
    to: '2021-05-28',
    reason: '技改投资连续三期下降，市长批示复查资金',
  },
};

/** Enters the inspections of the demonstration (演示督查): one received and one made that are over, one unannounced that is under way,
 *  one planned that sees a unit again, with its reason. A load that broke off is taken up again. */
export async function loadDemoInspections(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  authorise(actor, 'demo.load', city);
  const steps: readonly (readonly [id: string, step: () => Promise<unknown>])[] = [
    ['2021-1', () => planInspection(app, actor, city, plans.province, at('02-18T10:00'))],
    ['2021-1', () => moveInspection(app, actor, city, '2021-1', { kind: 'begin' }, at('02-22T09:00'))],
    [
      '2021-1',
      () => recordFinding(app, actor, city, '2021-1', { text: '3件信访积案超过两年未化解', ...at('02-24T16:00') }),
    ],
    [
      '2021-1',
      () =>
        moveInspection(
          app,
          actor,
          city,
          '2021-1',
          { kind: 'close', conclusion: '反馈意见第6条：3件信访积案限期化解' },
          at('02-25T17:00'),
        ),
    ],
    ['2021-2', () => planInspection(app, actor, city, plans.projects, at('04-08T11:00'))],
    ['2021-2', () => moveInspection(app, actor, city, '2021-2', { kind: 'begin' }, at('04-13T08:30'))],
    [
      '2021-2',
      () =>
        recordFinding(app, actor, city, '2021-2', {
          ...at('04-14T15:20', verifier),
          object: industry.code,
          text: '60个技改项目抽查20个，8个没有施工许可',
          evidence: proof('抽查台账.xlsx', '现场影像.zip'),
        }),
    ],
    [
      '2021-2',
      () =>
        recordFinding(app, actor, city, '2021-2', {
          ...at('04-15T10:40', verifier),
          object: yuanling.code,
          text: '标准厂房用地没有供应，设备已到货存放在露天',
          evidence: proof('现场照片.jpg'),
        }),
    ],
    [
      '2021-2',
      () =>
        moveInspection(
          app,
          actor,
          city,
          '2021-2',
          { kind: 'close', conclusion: '项目申报与现场不符，已要求逐个核实；用地问题另立督办' },
          at('04-16T17:30'),
        ),
    ],
    ['2021-3', () => planInspection(app, actor, city, plans.unannounced, at('05-14T16:00'))],
    ['2021-3', () => moveInspection(app, actor, city, '2021-3', { kind: 'begin' }, at('05-18T08:00'))],
    [
      '2021-3',
      () =>
        recordFinding(app, actor, city, '2021-3', {
          ...at('05-19T11:30', verifier),
          text: '两处农村公路路基未完工，项目部称4月已停工',
          evidence: proof('航拍.mp4'),
        }),
    ],
    ['2021-4', () => planInspection(app, actor, city, plans.again, at('05-19T17:40'))],
  ];
  const seen = new Map<string, number>();
  for (const [id, step] of steps) {
    const version = (seen.get(id) ?? 0) + 1;
    seen.set(id, version);
    if ((await app.store.proceedings.events(city, 'inspection', always, id)).length < version) await step();
  }
}
