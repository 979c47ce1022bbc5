import type { Application } from '@shigan/app';
import { openedMatter, openMatterCity, upToInProgress } from '@shigan/app/testing/matter-city';
import { meetingBody, meetingListBody, problemBody } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../access.ts';
import { exampleServer } from '../testing/example-city.ts';

let app: Application;
let server: Server;

beforeEach(async () => {
  const clock = { now: '2021-05-20T01:00:00.000Z' };
  app = await openMatterCity(clock, (content) => createHash('sha256').update(content).digest('hex'));
  ({ server } = await exampleServer(app));
});

const post = (url: string, payload: object = {}) => server.inject({ method: 'POST', url: `/api/v1${url}`, payload });

describe('meetings over HTTP', () => {
  test('are prepared, opened, decided in and ended, in the shapes of the contract', async () => {
    const { matter } = await openedMatter(app, upToInProgress);
    const convened = meetingBody.parse((await post('/meetings', { on: '2021-05-25' })).json());
    expect(convened.items.map((one) => [one.matter.id, one.questions])).toEqual([
      [matter.id, ['离6月30日的时限，下一步做什么、谁来做？']],
    ]);
    meetingBody.parse((await post('/meetings/2021-05-25/begin')).json());
    const decision = { item: matter.id, text: '逐一现场核实', deadline: '2021-05-31', key: 'decision-1' };
    const decided = await post('/meetings/2021-05-25/decisions', decision);
    expect([decided.statusCode, meetingBody.parse(decided.json()).decisions.map(({ text }) => text)]).toEqual([
      201,
      ['逐一现场核实'],
    ]);
    expect(meetingBody.parse((await post('/meetings/2021-05-25/close')).json()).closedAt).not.toBeNull();
    const list = await server.inject('/api/v1/meetings');
    expect(meetingListBody.parse(list.json()).meetings.map(({ on }) => on)).toEqual(['2021-05-25']);
    const late = await post('/meetings/2021-05-25/begin');
    expect([late.statusCode, problemBody.parse(late.json()).code]).toEqual([409, 'proceeding-wrong-state']);
  });
});
