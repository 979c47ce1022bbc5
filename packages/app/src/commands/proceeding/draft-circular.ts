import {
  addDays,
  addWorkingDays,
  type Actor,
  byProceeding,
  type CircularMatter,
  composeCircular,
  type Day,
  display,
  dayOf,
  foldCircular,
  foldReview,
  type MonthlyReview,
  type NameableUnit,
  parseSpanIso,
  referenceFigures,
  type RegionCode,
  type Registry,
  reviewStanding,
  spanLabel,
  workingDaysBetween,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { readMatters } from '../../queries/list-matters.ts';
import { type Moment, resolveMoment } from '../../queries/moment.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';
import { calendarOf, type MatterStanding, standingsOf } from '../../supervision/standing.ts';

/** Working days that units have for what a circular requires. */
const daysToAnswer = 5;

/** Drafts the month's circular from the record (起草督查通报); gives its id. */
export async function draftCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: Conducted = {},
): Promise<string> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const at = asked.at === undefined ? {} : { asOf: conducted.at };
  const { context, matters } = await readMatters(app, actor, city, at);
  const { moment, registry } = context;
  const today = dayOf(conducted.at);
  const month = today.slice(0, 7);
  const standings = await standingsOf(
    context,
    matters.filter(({ matter }) => matter.assignedOn !== null && matter.state !== 'archived'),
  );
  const round = await roundOf(app, city, month, moment);
  const bulletin = composeCircular({
    city: moment.city,
    today,
    since: await lastPublished(app, city, today),
    requiredBy: addWorkingDays(today, daysToAnswer, calendarOf(registry)),
    matters: standings.map((one) => circularMatter(one, { registry, moment, round, today, city })),
  });
  const { bulletin: content, figures } = referenceFigures(bulletin, (text) => app.digest.sha256(text));
  const drafts = await app.store.proceedings.events(city, 'supervisionCircular', always);
  const sequence = byProceeding(drafts).filter(([first]) => first?.id.startsWith(month)).length + 1;
  const id = `${month}-${sequence}`;
  const units = unitsOf(standings, await aliasesOf(app, moment));
  const details = { kind: 'draft', month, content, figures, units } as const;
  await putOnRecord(app, actor, city, { topic: 'supervisionCircular', id, version: 1, conducted, details });
  return id;
}

/** The last circular before today, or a month ago: what has happened since then is news. */
async function lastPublished(app: Application, city: RegionCode, today: Day): Promise<Day> {
  const events = await app.store.proceedings.events(city, 'supervisionCircular', always);
  const days = byProceeding(events)
    .flatMap((group) => foldCircular(group)?.published ?? [])
    .map(({ at }) => dayOf(at))
    .filter((day) => day < today);
  return days.toSorted().at(-1) ?? addDays(today, -31);
}

const boundWords = { atLeast: '以上', atMost: '以内', about: '左右' } as const;

async function roundOf(
  app: Application,
  city: RegionCode,
  month: string,
  moment: Moment,
): Promise<MonthlyReview | undefined> {
  return foldReview(await app.store.proceedings.events(city, 'monthlyReview', moment.asOf, month));
}

function circularMatter(
  { filed: { matter }, lights, disagreement, reporting, schedule, figure }: MatterStanding,
  around: {
    readonly registry: Registry;
    readonly moment: Moment;
    readonly round: MonthlyReview | undefined;
    readonly today: Day;
    readonly city: RegionCode;
  },
): CircularMatter {
  const { registry, moment, round, today } = around;
  const item = round?.items.find((one) => one.matter === matter.id);
  const asked = matter.done?.condition;
  const indicator = asked === undefined ? undefined : registry.indicators.get(asked.indicator);
  const span = figure === null ? undefined : parseSpanIso(figure.span);
  const { deadline } = matter;
  return {
    matter,
    lights,
    steps: disagreement.firstOnAgenda ? disagreement.steps : 0,
    reporting,
    missedMilestones: schedule?.missedMilestones ?? 0,
    overdue:
      deadline === undefined || lights.schedule === 'done' || lights.schedule === 'suspended'
        ? 0
        : Math.max(0, workingDaysBetween(deadline, today, calendarOf(registry))),
    outcome:
      round === undefined || item === undefined
        ? null
        : reviewStanding(round, item, matter, { now: moment.asOf, data: lights.data }).outcome,
    figure:
      figure === null || asked === undefined || indicator === undefined || span === undefined
        ? null
        : {
            figure,
            name: asked.measure === 'share' ? `${indicator.name.zh}占比` : indicator.name.zh,
            label: spanLabel(span, indicator.frequency, 'document'),
            isGrowth: asked.measure === 'yoy',
            goal: `${display(asked.goal, asked.decimals).replace('-', '−')}${asked.unit}${boundWords[asked.bound]}`,
          },
    county: matter.region === around.city ? null : (registry.regions.get(matter.region)?.name.zh ?? matter.region),
  };
}

/** Short names of units, by their codes. */
async function aliasesOf(app: Application, moment: Moment): Promise<ReadonlyMap<string, readonly string[]>> {
  const entries = await app.store.registers.asOf(moment.city.code, 'unit', moment.edition);
  return new Map(entries.flatMap(({ key, body }) => (body === null ? [] : [[key, body.aliases] as const])));
}

/** Every unit that leads or supports, under all its names. */
function unitsOf(
  standings: readonly MatterStanding[],
  aliases: ReadonlyMap<string, readonly string[]>,
): readonly NameableUnit[] {
  const units = new Map<string, NameableUnit>();
  for (const { filed } of standings)
    for (const unit of [filed.matter.leadUnit, ...filed.matter.supportingUnits])
      if (unit !== undefined)
        units.set(unit.code, { code: unit.code, name: unit.name, aliases: aliases.get(unit.code) ?? [] });
  return [...units.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}
