import type { ActingPerson, Actor, ProceedingTopic, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { officer, verifier } from '../../demo/matters/script.ts';
import { industry, xupu } from '../../demo/matters/units.ts';
import { always, type Conducted } from '../../supervision/proceedings.ts';
import { decideObjection, objectToAssessment, publishAssessment } from './conduct-assessment.ts';
import { answerCircular, publishCircular, sendCircular } from './conduct-circular.ts';
import { conveneMeeting, moveMeeting } from './conduct-meeting.ts';
import { closeReview, openReview } from './conduct-review.ts';
import { draftCircular } from './draft-circular.ts';

const at = (moment: string, by: ActingPerson = officer): Conducted => ({ by, at: `2021-${moment}` });

/** Enters what the Supervision Office of the demonstration conducted (演示月调度、通报): April's round is over, its circular published and its meeting held;
 *  May's round is open, its circular in fact check, its meeting prepared. A load that broke off is taken up again. */
export async function loadDemoProceedings(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  authorise(actor, 'demo.load', city);
  const done = async (topic: ProceedingTopic, id: string): Promise<number> =>
    (await app.store.proceedings.events(city, topic, always, id)).length;
  const steps: (readonly [topic: ProceedingTopic, id: string, step: () => Promise<unknown>])[] = [
    ['monthlyReview', '2021-04', () => openReview(app, actor, city, at('04-12T09:00'))],
    ['monthlyReview', '2021-04', () => closeReview(app, actor, city, '2021-04', at('04-23T17:00'))],
    ['supervisionCircular', '2021-04-1', () => draftCircular(app, actor, city, at('04-26T09:30'))],
    ['supervisionCircular', '2021-04-1', () => sendCircular(app, actor, city, '2021-04-1', at('04-26T11:00'))],
    [
      'supervisionCircular',
      '2021-04-1',
      () =>
        publishCircular(app, actor, city, '2021-04-1', {
          ...at('04-27T16:00', verifier),
          signer: '唐某（虚构）',
          number: 4,
        }),
    ],
    [
      'coordinationMeeting',
      '2021-04-26',
      () => conveneMeeting(app, actor, city, { ...at('04-25T16:00'), on: '2021-04-26' }),
    ],
    [
      'coordinationMeeting',
      '2021-04-26',
      () => moveMeeting(app, actor, city, '2021-04-26', 'begin', at('04-26T15:00')),
    ],
    [
      'coordinationMeeting',
      '2021-04-26',
      () => moveMeeting(app, actor, city, '2021-04-26', 'close', at('04-26T17:10')),
    ],
    ['monthlyReview', '2021-05', () => openReview(app, actor, city, at('05-10T09:00'))],
    ['supervisionCircular', '2021-05-1', () => draftCircular(app, actor, city, at('05-19T15:00'))],
    ['supervisionCircular', '2021-05-1', () => sendCircular(app, actor, city, '2021-05-1', at('05-19T17:00'))],
    [
      'supervisionCircular',
      '2021-05-1',
      () =>
        answerCircular(app, actor, city, '2021-05-1', {
          ...at('05-19T20:10', xupu.head),
          agrees: false,
          words: '其中一件已于5月17日完工，验收资料正在整理，请予核实。',
        }),
    ],
    [
      'supervisionCircular',
      '2021-05-1',
      () =>
        answerCircular(app, actor, city, '2021-05-1', { ...at('05-20T08:40', industry.head), agrees: true, words: '' }),
    ],
    [
      'coordinationMeeting',
      '2021-05-25',
      () => conveneMeeting(app, actor, city, { ...at('05-20T08:50'), on: '2021-05-25' }),
    ],
  ];
  const year = 2020;
  steps.push(
    ['assessment', String(year), () => publishAssessment(app, actor, city, year, at('03-15T10:00', verifier))],
    [
      'assessment',
      String(year),
      () =>
        objectToAssessment(app, actor, city, year, {
          ...at('03-18T15:30', xupu.head),
          unit: '431224',
          words: '社会消费品零售总额已按最终核实数修订，位次应作调整，请予复核。',
        }),
    ],
    [
      'assessment',
      String(year),
      () =>
        decideObjection(app, actor, city, year, {
          ...at('03-24T11:00'),
          objection: 1,
          upheld: false,
          reason: '考核按公示日已反馈的数据计分，修订数计入下一年度',
        }),
    ],
  );
  const seen = new Map<string, number>();
  for (const [topic, id, step] of steps) {
    const key = `${topic} ${id}`;
    const version = (seen.get(key) ?? 0) + 1;
    seen.set(key, version);
    if ((await done(topic, id)) < version) await step();
  }
}
