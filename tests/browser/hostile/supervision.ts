import {
  campaignBody,
  circularBody,
  evidenceFileBody,
  inspectionBody,
  matterBody,
  meetingBody,
} from '@shigan/contract';
import { fileName, type HostilePlaces, png } from './places.ts';
import type { Writing } from './writing.ts';

const office = 'supervision';
const officer = 'industry-officer';
const unit = '市工业和信息化局';

/** Somebody of a register, under another name. */
const person = ({ text }: Writing, id: string): { readonly id: string; readonly name: string } => ({
  id,
  name: text(100),
});

/** A unit of a register, under another name. */
const named = ({ text }: Writing, code: string): { readonly code: string; readonly name: string } => ({
  code,
  name: text(200),
});

/** A matter in all its words, and the files it brings. */
export async function matter(writing: Writing): Promise<HostilePlaces> {
  const { send, text } = writing;
  const goal = { measure: 'yoy', bound: 'atLeast', goal: -10, decimals: 1, by: '2021-01-01/P6M' };
  const condition = () => ({ ...goal, indicator: 'industrial-upgrading-investment', region: '431200', unit: text(20) });
  const expected = () => ({ what: text(200), value: 1, decimals: 0, unit: text(20) });
  const terms = () => ({
    title: text(120),
    problem: text(2000),
    source: { kind: 'instruction', reference: text(300), on: '2021-05-18' },
    region: '431200',
    campaign: text(100),
    leader: person(writing, 'industry'),
    leadUnit: named(writing, unit),
    supportingUnits: [named(writing, '市财政局')],
    taskForce: { name: text(100), head: person(writing, 'liu') },
    deadline: '2021-06-30',
    milestones: [{ id: text(120), name: text(200), due: '2021-06-10', weight: 1 }],
    rhythm: { kind: 'monthly', day: 18 },
    done: { text: text(1000), condition: condition() },
    measures: [{ id: text(120), text: text(500), expected: expected(), condition: condition() }],
    controllability: 4,
  });
  const { id } = matterBody.parse(await send(office, 'POST /matters', {}, { terms: terms() }));
  const act = (who: string, body: object) => send(who, 'POST /matters/{id}/acts', { id }, body);
  await act(office, { act: 'amend', reason: text(2000), details: { terms: terms() } });
  await act(office, { act: 'approve' });
  await act(office, { act: 'assign', reason: text(2000), details: { basisDocument: text(300) } });
  await act(officer, { act: 'acknowledge', reason: text(2000) });
  await act(officer, { act: 'start' });
  const files: string[] = [];
  for (const [name, content] of [
    [fileName(text(100)), png],
    ['正文.txt', `正文 ${text(2000)}`],
  ] as const)
    files.push(evidenceFileBody.parse(await writing.bring(officer, '/evidence', name, content)).sha256);
  const promise = { id: text(120), text: text(300), due: '2021-05-19', value: 1, unit: text(20) };
  const numbers = [{ name: text(100), value: 1, unit: text(20) }];
  const report = { text: text(5000), progress: 0.4, light: 'green', promises: [promise], numbers, milestones: [] };
  const evidence = files.map((sha256) => ({ name: text(300), sha256 }));
  await act(officer, { act: 'report', details: { report }, evidence });
  await act('supervision-2', { act: 'remind', details: { words: text(2000) } });
  await act('industry-head', { act: 'askExtension', reason: text(2000), details: { newDeadline: '2021-07-31' } });
  await send(office, 'POST /matters/acts', {}, { act: 'refuseExtension', reason: text(2000), matters: [id] });
  await send(office, 'POST /matters/acts', {}, { act: 'remind', details: { words: text(2000) }, matters: [id] });
  return {
    pages: [
      [office, `/matters?matter=${id}`],
      [office, '/matters'],
      [officer, '/notifications'],
    ],
    documents: [],
    files: files.map((sha256) => [office, `/api/v1/matters/${id}/evidence/${sha256}?show=true`]),
  };
}

/** A meeting that decides. */
export async function meeting({ send, text }: Writing): Promise<HostilePlaces> {
  const id = '2021-05-28';
  const { items } = meetingBody.parse(await send(office, 'POST /meetings', {}, { on: id }));
  await send(office, 'POST /meetings/{id}/begin', { id });
  const item = items[0]?.matter.id;
  const decision = { item, text: text(300), deadline: '2021-05-31', key: 'hostile-1' };
  await send(office, 'POST /meetings/{id}/decisions', { id }, decision);
  return {
    pages: [[office, `/matters?view=meeting&proceeding=${id}`]],
    documents: [[office, `/api/v1/meetings/${id}/document?format=html`]],
  };
}

/** An inspection to its end, and one that is called off. */
export async function inspection(writing: Writing): Promise<HostilePlaces> {
  const { send, text } = writing;
  const plan = (code: string, from: string, to: string) => ({
    direction: 'made',
    title: text(120),
    authority: text(120),
    basis: text(300),
    objects: [named(writing, code)],
    subject: text(500),
    method: 'onSite',
    team: { head: person(writing, 'wu'), members: [person(writing, 'zheng')] },
    from,
    to,
    reason: text(500),
  });
  const planned = await send(office, 'POST /inspections', {}, plan(unit, '2021-05-19', '2021-05-21'));
  const { id } = inspectionBody.parse(planned);
  await send(office, 'POST /inspections/{id}/begin', { id });
  await send(office, 'POST /inspections/{id}/findings', { id }, { text: text(1000), evidence: [{ name: text(300) }] });
  const made = { title: text(120), deadline: '2021-06-30', done: text(1000), leader: person(writing, 'industry') };
  await send(office, 'POST /inspections/{id}/findings/{finding}/matter', { id, finding: 'f1' }, made);
  await send(office, 'POST /inspections/{id}/close', { id }, { conclusion: text(1000) });
  const other = await send(office, 'POST /inspections', {}, plan('市教育局', '2021-06-19', '2021-06-21'));
  const { id: off } = inspectionBody.parse(other);
  await send(office, 'POST /inspections/{id}/call-off', { id: off }, { reason: text(1000) });
  return {
    pages: [id, off].map((one) => [office, `/matters?view=inspections&proceeding=${one}`]),
    documents: [[office, `/api/v1/archive/inspection~${id}/file?format=html`]],
  };
}

/** A campaign with its figures, duty and hidden dangers. */
export async function campaign(writing: Writing): Promise<HostilePlaces> {
  const { send, text } = writing;
  const indicator = (statedBy: string) => ({
    id: text(40),
    name: text(60),
    unit: text(20),
    decimals: 0,
    bound: 'atLeast',
    start: 0,
    goal: 10,
    statedBy,
  });
  const [byUnits, byOffice] = [indicator('units'), indicator('office')];
  const plan = {
    kind: 'plain',
    name: text(100),
    from: '2021-05-01',
    to: '2021-09-30',
    leader: person(writing, 'industry'),
    leadUnit: named(writing, unit),
    units: [named(writing, unit), named(writing, '市商务局')],
    aim: text(1000),
    rhythm: 'daily',
    indicators: [byUnits, byOffice],
  };
  const { id } = campaignBody.parse(await send(office, 'POST /campaigns', {}, plan));
  const enter = (part: string, body: object) => send(officer, `POST /campaigns/{id}/${part}`, { id }, body);
  await enter('figures', { figures: [{ indicator: byUnits.id, value: 3 }] });
  await send(office, 'POST /campaigns/{id}/whole', { id }, { figures: [{ indicator: byOffice.id, value: 3 }] });
  await enter('shifts', { shifts: [{ on: '2021-05-20', leader: text(60), officer: text(60), telephone: text(40) }] });
  const found = () => ({
    place: text(200),
    text: text(1000),
    responsible: text(100),
    precaution: text(500),
    due: '2021-06-01',
  });
  await enter('hazards', found());
  const { dangers } = campaignBody.parse(await enter('hazards', found()));
  const hazard = dangers[0]?.id ?? '';
  const cleared = { words: text(2000), evidence: [{ name: text(300) }] };
  await send(officer, 'POST /campaigns/{id}/hazards/{hazard}/clear', { id, hazard }, cleared);
  await send(office, 'POST /campaigns/{id}/close', { id }, { conclusion: text(2000) });
  return {
    pages: [[office, `/matters?view=campaigns&proceeding=${id}`]],
    documents: [[office, `/api/v1/campaigns/${id}/report?format=html`]],
  };
}

/** A circular that is answered, and one that is withdrawn. */
export async function circular({ send, text }: Writing): Promise<HostilePlaces> {
  const id = '2021-05-1';
  const { document } = circularBody.parse(await send(office, 'GET /circulars/{id}', { id }));
  const title = { was: document.title, text: text(120) };
  await send(office, 'PUT /circulars/{id}/places/{place}', { id, place: 'title' }, title);
  await send('industry-head', 'POST /circulars/{id}/answers', { id }, { agrees: false, words: text(3000) });
  await send(office, 'POST /circulars/{id}/withdraw', { id: '2021-04-1' }, { reason: text(500) });
  return {
    pages: [id, '2021-04-1'].map((one) => [office, `/matters?view=circulars&proceeding=${one}`]),
    documents: [[office, `/api/v1/circulars/${id}/document?format=html`]],
  };
}
