import {
  assessmentBody,
  draftBody,
  enteredBody,
  enterpriseListBody,
  evidenceFileBody,
  issuedBody,
  keptDraftBody,
  registerBody,
  requestFiledBody,
} from '@shigan/contract';
import { fileName, type HostilePlaces, png } from './places.ts';
import type { Writing } from './writing.ts';

const office = 'supervision';

/** Accounts, and a view that everybody sees. */
export async function people({ send, text }: Writing): Promise<HostilePlaces> {
  const account = { signInName: 'hostile', name: text(200), roles: ['viewer'], externalId: text(200) };
  const added = await send('security', 'POST /accounts', {}, account);
  const {
    account: { id },
  } = added as { account: { id: string } };
  await send('security', 'PATCH /accounts/{id}', { id }, { name: text(200), externalId: text(200) });
  await send('mayor', 'POST /views', {}, { name: text(40), address: '/board', shared: true });
  return {
    pages: [
      ['security', '/system?section=people'],
      ['system', '/system?section=units'],
      ['system', '/system?section=settings'],
      ['audit', '/system?section=audit'],
    ],
    documents: [],
  };
}

/** Names of what everything else speaks of, each a further vintage of an entry that is there. */
export async function registers({ send, text }: Writing): Promise<HostilePlaces> {
  const inBoth = () => ({ name: { zh: text(200), en: text(200) } });
  const changed: readonly (readonly [who: string, register: string, key: string, body: object])[] = [
    ['statistics', 'indicator', 'retail-sales', { ...inBoth(), definition: { zh: text(500), en: text(500) } }],
    ['statistics', 'peerSet', 'huaihua-counties', { ...inBoth(), membersWord: { zh: text(40), en: text(40) } }],
    ['statistics', 'target', '2021/430000/budget-revenue/growth', { source: text(300) }],
    ['system', 'region', '431229', { ...inBoth(), aliases: [text(60)] }],
    ['system', 'unit', '市教育局', { ...inBoth(), aliases: [text(60)] }],
    ['system', 'leader', 'agriculture', { name: text(60), post: text(60) }],
    [
      'system',
      'settings',
      'city',
      { bulletin: { unit: text(60), copiesTo: text(60), masthead: text(60), addressees: text(60) } },
    ],
    [office, 'measureDecision', 'province/2021:agriculture', { reason: text(300), by: text(60) }],
    [office, 'practiceNote', 'demo-fiscal', { title: text(120), text: text(1000), of: text(60), source: text(120) }],
    [office, 'subItemWork', 'province/2021:agriculture/agriculture.county', { leader: text(60), leadUnit: text(60) }],
  ];
  for (const [who, register, key, body] of changed) {
    const { entries } = registerBody.parse(await send(who, 'GET /registers/{register}/{key}', { register, key }));
    const before = entries[0]?.body;
    await send(who, 'PUT /registers/{register}/{key}', { register, key }, { body: { ...(before as object), ...body } });
  }
  return {
    pages: [
      ['statistics', '/indicators/retail-sales?region=431200&period=2021-04'],
      ['statistics', '/indicators?region=431200&period=2021-04'],
      ['statistics', '/counties?region=431200&period=2021-04'],
      ['statistics', '/data?section=registers'],
      [office, '/awards?section=work'],
    ],
    documents: [[office, '/api/v1/awards/documents/work?format=html']],
  };
}

/** A bulletin with a paragraph of its own, published and withdrawn. */
export async function issuedBulletin({ send, text }: Writing): Promise<HostilePlaces> {
  const begun = await send(office, 'POST /bulletin-drafts', {}, { region: '431229', period: '2021-04' });
  const { id: draft, bulletin, places } = draftBody.parse(begun);
  const at = bulletin.body.findIndex(({ kind }) => kind === 'paragraph');
  const block = bulletin.body[at];
  const was = block?.kind === 'paragraph' ? block.runs.map((run) => run.text).join('') : '';
  const place = { id: draft, place: places[at] ?? '' };
  const changed = await send(office, 'PUT /bulletin-drafts/{id}/places/{place}', place, { was, text: text(1000) });
  const { revision } = draftBody.parse(changed);
  const publish = { draft, revision, signer: text(50), acceptFiguresByHand: true };
  const { id } = issuedBody.parse(await send(office, 'POST /bulletins', {}, publish));
  await send(office, 'POST /bulletins/{id}/withdrawal', { id }, { reason: text(500) });
  return {
    pages: [[office, `/bulletins?bulletin=${id}`]],
    documents: [[office, `/api/v1/bulletins/${id}/files/html`]],
  };
}

/** A draft that is checked. */
export async function checkedDraft({ send, text }: Writing): Promise<HostilePlaces> {
  const speech = { title: text(200), text: `1-4月，全市固定资产投资增长15.7%。\n${text(2000)}` };
  const { id, parts } = keptDraftBody.parse(await send(office, 'POST /drafts', {}, speech));
  const decisions = [{ part: parts[0]?.key, decision: 'ignore', reason: text(500) }];
  await send(office, 'POST /drafts/{id}/decisions', { id }, { decisions });
  return {
    pages: [
      [office, `/drafts?draft=${id}`],
      [office, '/drafts'],
    ],
    documents: [[office, `/api/v1/drafts/${id}/corrected?format=html`]],
  };
}

/** What an enterprise asks for, and a step of its declaration. */
export async function enterprise({ send, text }: Writing): Promise<HostilePlaces> {
  const { enterprises } = enterpriseListBody.parse(await send('xupu', 'GET /enterprises'));
  const code = enterprises[0]?.code ?? '';
  const step = { enterprise: code, rung: 'specialised', move: 'candidate', reason: text(500) };
  await send('xupu', 'POST /enterprises/ladder/moves', {}, step);
  const request = { enterprise: code, kind: 'energy', title: text(60), text: text(2000) };
  const { id } = requestFiledBody.parse(await send('xupu', 'POST /enterprises/requests', {}, request));
  await send(office, 'POST /enterprises/requests/{id}/answers', { id }, { text: text(2000) });
  await send('xupu', 'POST /enterprises/requests/{id}/ratings', { id }, { stars: 3, text: text(500) });
  return {
    pages: [
      [office, '/enterprises?section=requests'],
      [office, '/enterprises?section=ladder'],
      [office, `/enterprises?enterprise=${code}`],
    ],
    documents: [],
  };
}

/** A visit to a project, and marks for a park. */
export async function sites(writing: Writing): Promise<HostilePlaces> {
  const { send, text } = writing;
  const code = '2019-431224-04-01-103589';
  const { sha256 } = evidenceFileBody.parse(await writing.bring('xupu', '/evidence', fileName(text(100)), png));
  const photos = [{ sha256, name: text(120) }];
  const seen = { on: '2021-05-19', place: text(100), seen: text(1000), problem: text(500), photos };
  await send('xupu', 'POST /projects/{code}/visits', { code }, { key: 'hostile-visit', ...seen });
  const mark = { criterion: 'planning', mark: 3, grounds: text(500) };
  await send('mayor', 'POST /parks/{code}/marks', { code: 'S431201' }, mark);
  return {
    pages: [
      [office, `/projects?project=${code}`],
      ['mayor', '/parks?park=S431201&period=2021-04'],
    ],
    documents: [],
    files: [[office, `/api/v1/projects/${code}/photos/${sha256}?show=true`]],
  };
}

/** A notice of awards, and an assessment that is objected to. */
export async function award({ send, text }: Writing): Promise<HostilePlaces> {
  const list =
    '一、推进财税管理工作成效明显的市(州)、县市区\n怀化市，鹤城区、中方县、沅陵县、辰溪县、会同县、新晃县、洪江市。\n对上述地区，给予奖励。';
  const notice = { text: `${list}（${text(200)}组织实施）`, authority: 'province', year: 2019, notice: text(300) };
  const { entered } = enteredBody.parse(await send(office, 'POST /awards/entries', {}, notice));
  const reversal = { award: entered[0], reason: text(2000) };
  await send(office, 'POST /awards/reversals', {}, reversal);
  const year = 2020;
  await send('xupu', 'POST /assessments/{year}/objections', { year }, { unit: '431224', words: text(3000) });
  const { published } = assessmentBody.parse(await send(office, 'GET /assessments?year=2020'));
  const objection = published?.objections.at(-1)?.number;
  const decision = { objection, upheld: false, reason: text(3000) };
  await send('assessor', 'POST /assessments/{year}/decisions', { year }, decision);
  return {
    pages: [
      [office, '/awards?section=ledger'],
      [office, '/awards?section=assessment&period=2020-12'],
    ],
    documents: [[office, '/api/v1/assessments/2020/document?format=html']],
  };
}
