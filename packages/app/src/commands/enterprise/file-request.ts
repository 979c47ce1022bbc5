import {
  type Actor,
  addWorkingDays,
  checkRequestAct,
  type Day,
  dayOf,
  daysToAnswer,
  DomainError,
  type Enterprise,
  type Instant,
  operator,
  type RegionCode,
  type RequestAct,
  requestAfter,
  type RequestKind,
  type RequestPaper,
  workingCalendar,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { requestEvents } from '../../queries/enterprises/read-requests.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { readRegistry } from '../../queries/read-registry.ts';
import { openMatter } from '../act-on-matter.ts';

export interface RequestAsked {
  readonly enterprise: string;
  readonly kind: RequestKind;
  readonly title: string;
  readonly text: string;
  /** Told by the caller: sent twice with one key (a phone that was offline), it is filed once. */
  readonly key?: string;
}

/** Under whose name the platform enters what follows of itself. */
const platform = { id: 'platform', name: '平台', roles: ['supervisionOfficer'] };

const kindWords: Readonly<Record<RequestKind, string>> = {
  financing: '融资',
  labour: '用工',
  energy: '用能',
  market: '市场开拓',
  other: '其他',
};

/** Takes down what an enterprise asks for (登记企业诉求): it becomes a matter of source 企业诉求 at once, drafted, with the day by which it is to
 *  be answered as its deadline; the Supervision Office names leader and lead unit and approves it. Gives the request's id. Refuses
 *  `unknown-enterprise`, `invalid-entry` for an empty title or text, `not-allowed`. */
export async function fileRequest(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RequestAsked,
): Promise<{ readonly id: string; readonly matter: string }> {
  authorise(actor, 'request.file', city);
  const moment = await resolveMoment(app, city);
  const [enterprise] = await app.store.enterprises.list(city, moment.asOf, [asked.enterprise]);
  if (enterprise === undefined) throw new DomainError('unknown-enterprise', { enterprise: asked.enterprise });
  authorise(actor, 'request.file', city, enterprise.region || city);
  const title = asked.title.trim();
  const text = asked.text.trim();
  if (title === '' || text === '') throw new DomainError('invalid-entry', { register: 'request', key: 'title text' });
  const seed = asked.key ?? JSON.stringify([app.clock.now(), actor.id, asked]);
  const id = app.digest.sha256(`${city} request ${seed}`).slice(0, 16);
  const held = await requestOf(app, city, id, moment.asOf);
  if (held?.matter != null) return { id, matter: held.matter };
  const registry = await readRegistry(app, moment);
  const calendar = workingCalendar([...registry.calendar.values()]);
  const due = addWorkingDays(dayOf(moment.asOf), daysToAnswer(asked.kind, registry.rules), calendar);
  const paper = { id, enterprise: enterprise.code, kind: asked.kind, title, text };
  const matter = await openRequestMatter(app, city, enterprise, paper, { due, today: dayOf(moment.asOf) });
  await add(app, actor, city, { paper, after: 0, at: moment.asOf, act: { kind: 'filed', paper, due, matter } });
  return { id, matter };
}

/** Opens the matter that a request becomes, in the platform's name. Done again it is the same one. Gives its id. */
export async function openRequestMatter(
  app: Application,
  city: RegionCode,
  enterprise: Enterprise,
  paper: RequestPaper,
  when: { readonly due: Day; readonly today: Day; readonly at?: Instant },
): Promise<string> {
  const { due, today, at } = when;
  const { matter } = await openMatter(app, operator('request'), city, {
    key: `request ${paper.id}`,
    by: platform,
    ...(at === undefined ? {} : { at }),
    terms: termsOf(enterprise, paper, { due, today, city }),
  });
  return matter.id;
}

function termsOf(
  enterprise: Enterprise,
  paper: RequestPaper,
  { due, today, city }: { readonly due: string; readonly today: string; readonly city: RegionCode },
): Parameters<typeof openMatter>[3]['terms'] {
  const kind = kindWords[paper.kind];
  return {
    title: `${enterprise.name}：${paper.title}`.slice(0, 60),
    problem: `${enterprise.name}提出${kind}诉求：${paper.text}`,
    source: { kind: 'enterpriseRequest', reference: `${kind}诉求 ${paper.id}`, on: today },
    region: enterprise.region || city,
    supportingUnits: [],
    deadline: due,
    milestones: [],
    rhythm: { kind: 'once' },
    done: { text: '答复企业，企业评价' },
    measures: [],
    controllability: 4,
  };
}

/** Answers a request (答复企业诉求). One that was rated as not satisfying may be answered again. Refuses `unknown-request`,
 *  `request-wrong-state`, `invalid-entry`, `not-allowed`. */
export async function answerRequest(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  text: string,
): Promise<void> {
  if (text.trim() === '') throw new DomainError('invalid-entry', { register: 'request', key: 'text' });
  await actOn(app, actor, city, id, { kind: 'answered', text: text.trim() });
}

/** Rates an answer on behalf of the enterprise, one star to five (企业评价). Refuses as {@link answerRequest}. */
export async function rateRequest(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  rating: { readonly stars: number; readonly text?: string },
): Promise<void> {
  const { stars } = rating;
  if (!Number.isInteger(stars) || stars < 1 || stars > 5)
    throw new DomainError('invalid-entry', { register: 'request', key: 'stars' });
  await actOn(app, actor, city, id, { kind: 'rated', stars, text: rating.text?.trim() || null });
}

async function actOn(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  act: Exclude<RequestAct, { kind: 'filed' }>,
): Promise<void> {
  const action = act.kind === 'answered' ? 'request.answer' : 'request.file';
  authorise(actor, action, city);
  const { asOf } = await resolveMoment(app, city);
  const held = await app.store.enterpriseCases.get(city, 'request', id, asOf);
  const standing = await requestOf(app, city, id, asOf);
  if (held === undefined || standing === undefined) throw new DomainError('unknown-request', { request: id });
  const [enterprise] = await app.store.enterprises.list(city, asOf, [standing.paper.enterprise]);
  authorise(actor, action, city, enterprise?.region || city);
  checkRequestAct(standing, act.kind);
  await add(app, actor, city, { paper: standing.paper, after: held.events.length, at: asOf, act });
}

async function requestOf(app: Application, city: RegionCode, id: string, asOf: string) {
  const held = await app.store.enterpriseCases.get(city, 'request', id, asOf);
  return held && requestAfter(requestEvents(held));
}

async function add(
  app: Application,
  actor: Actor,
  city: RegionCode,
  {
    paper,
    after,
    at,
    act,
  }: { readonly paper: RequestPaper; readonly after: number; readonly at: string; readonly act: RequestAct },
): Promise<void> {
  const storedAt = app.clock.now();
  await app.store.together(async () => {
    const of = { kind: 'request', id: paper.id, enterprise: paper.enterprise } as const;
    const by = { id: actor.id, name: actor.name };
    await app.store.enterpriseCases.append(city, of, after, { at, storedAt, by, act });
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: act.kind === 'answered' ? 'request.answer' : 'request.file',
      subject: paper.id,
      detail: { act: act.kind, enterprise: paper.enterprise },
    });
  });
}
