import {
  type Actor,
  addWorkingDays,
  type Day,
  daysToAnswer,
  type Instant,
  parseInstant,
  type RegionCode,
  type RequestAct,
  workingCalendar,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { demoDeclarations, type DemoRequest, demoRequests } from '../demo/enterprises/cases.ts';
import { demoUnits } from '../demo/enterprises/units.ts';
import { demoSeed } from '../demo/workbooks.ts';
import type { EnterpriseCase } from '../ports.ts';
import { ladderCase } from '../queries/enterprises/read-ladder.ts';
import { resolveMoment } from '../queries/moment.ts';
import { readRegistry } from '../queries/read-registry.ts';
import { openRequestMatter } from './enterprise/file-request.ts';

/** Enters the declarations and requests of the demonstration (演示申报、演示诉求). A load that broke off is taken up again: what is held of a
 *  case is left as it is. */
export async function loadDemoEnterpriseCases(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  authorise(actor, 'demo.load', city);
  const units = demoUnits(demoSeed);
  const held = await Promise.all(
    (['ladder', 'request'] as const).map((kind) =>
      app.store.enterpriseCases.list(city, kind, '9999-12-31T00:00:00.000Z'),
    ),
  );
  const length = new Map(held.flat().map((one) => [`${one.kind} ${one.id}`, one.events.length]));
  const storedAt = app.clock.now();
  const add = async (
    of: Omit<EnterpriseCase, 'events'>,
    number: number,
    event: { readonly on: Day; readonly by: string; readonly act: EnterpriseCase['events'][number]['act'] },
  ): Promise<void> => {
    if ((length.get(`${of.kind} ${of.id}`) ?? 0) > number) return;
    const by = { id: 'demo', name: event.by };
    await app.store.enterpriseCases.append(city, of, number, { at: morning(event.on), storedAt, by, act: event.act });
  };
  for (const { rung, enterprise, moves } of demoDeclarations(units))
    for (const [number, { move, on, by, reason }] of moves.entries())
      await add(ladderCase(rung, enterprise), number, { on, by, act: { kind: 'moved', move, reason } });
  const industrial = units.filter(({ category }) => category === 'industry');
  const registry = await readRegistry(app, await resolveMoment(app, city));
  const calendar = workingCalendar([...registry.calendar.values()]);
  for (const request of demoRequests) {
    const unit = industrial[request.unit];
    if (unit === undefined) throw new Error(`no such unit: ${request.unit}`);
    const id = app.digest.sha256(`${city} demo request ${request.key}`).slice(0, 16);
    const { kind, title, text, on } = request;
    const paper = { id, enterprise: unit.code, kind, title, text };
    const due = addWorkingDays(on, daysToAnswer(kind, registry.rules), calendar);
    const enterprise = { ...unit, park: unit.park || null };
    const matter = await openRequestMatter(app, city, enterprise, paper, { due, today: on, at: morning(on) });
    for (const [number, act] of actsOf(request, { kind: 'filed', paper, due, matter }).entries())
      await add({ kind: 'request', id, enterprise: unit.code }, number, act);
  }
}

function actsOf(
  { on, answer, stars }: DemoRequest,
  filed: RequestAct,
): readonly { readonly on: Day; readonly by: string; readonly act: RequestAct }[] {
  return [
    { on, by: '县市区商务科工局（演示）', act: filed },
    ...(answer === undefined
      ? []
      : [{ on: answer[0], by: '市级主管部门（演示）', act: { kind: 'answered' as const, text: answer[1] } }]),
    ...(stars === undefined
      ? []
      : [{ on: stars[0], by: '企业（演示）', act: { kind: 'rated' as const, stars: stars[1], text: stars[2] } }]),
  ];
}

function morning(day: Day): Instant {
  const at = parseInstant(`${day}T09:00`);
  if (at === undefined) throw new Error(`invalid day: ${day}`);
  return at;
}
