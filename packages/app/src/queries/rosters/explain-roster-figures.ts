import {
  type Actor,
  DomainError,
  parseRosterFigureId,
  type RegionCode,
  type Registry,
  type RosterEntry,
  type RosterFigure,
  type RosterFigureLocator,
  rosterFigureId,
  type RosterName,
  type RosterSubject,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { ExplainedRoster, OpenForExplaining, ThingBehind } from './explained-roster.ts';
import { openForAttraction } from '../attraction/explain-attraction.ts';
import { openForParks } from '../parks/explain-parks.ts';
import { openForProjects } from '../projects/explain-projects.ts';

const openers: Readonly<Partial<Record<RosterName, OpenForExplaining>>> = {
  project: openForProjects,
  park: openForParks,
  attraction: openForAttraction,
};

/** How a figure of a roster came about: its inputs, the things behind it, and of statements the cells. */
export interface RosterExplanation {
  readonly id: string;
  readonly figure: RosterFigure;
  readonly registry: Registry;
  readonly nameOf: (of: string) => string | undefined;
  readonly things: readonly ThingBehind[];
  /** How many there are. */
  readonly of: number;
  /** Everything stated of the cells that the figure is made from, cell by cell in the order in which it came into force. */
  readonly cells: readonly (readonly RosterEntry[])[];
}

const mostThings = 20;

/** Works a figure of a roster out again and says where it came from. Refuses `unknown-figure` for an id that the record does not give. */
export async function explainRosterFigure(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<RosterExplanation> {
  const [found] = await explainRosterFigures(app, actor, city, [id]);
  if (found === undefined) throw new DomainError('unknown-figure', { id });
  return found;
}

/** Works many figures of rosters out again, in the order asked for; undefined for an id that the record does not give. A roster is opened once
 *  for each region, month and moment. */
export async function explainRosterFigures(
  app: Application,
  actor: Actor,
  city: RegionCode,
  ids: readonly string[],
): Promise<readonly (RosterExplanation | undefined)[]> {
  authorise(actor, 'project.read', city);
  const opened = new Map<string, ExplainedRoster>();
  const explained: (RosterExplanation | undefined)[] = [];
  for (const id of ids) {
    const locator = parseRosterFigureId(id);
    const opener = locator && openers[locator.subject.roster];
    if (locator === undefined || opener === undefined) {
      explained.push(undefined);
      continue;
    }
    const { roster, region, month } = locator.subject;
    const key = `${roster} ${region} ${month} ${locator.asOf}`;
    const period = { year: Math.floor(month / 12), month: (month % 12) + 1 };
    try {
      const open = opened.get(key) ?? (await opener(app, actor, city, { region, period, asOf: locator.asOf }));
      opened.set(key, open);
      explained.push(await explainIn(app, city, open, id, { ...locator, ...locator.subject }));
    } catch (error) {
      // A region that is none, or is somebody else's: no figure of this record for whoever asks.
      if (!(error instanceof DomainError)) throw error;
      explained.push(undefined);
    }
  }
  return explained;
}

/** Figures of the same rules and subjects as of another moment (最新数), in the order asked for; undefined where the record gives none. */
export async function rosterFiguresAt(
  app: Application,
  actor: Actor,
  city: RegionCode,
  locators: readonly RosterFigureLocator[],
  asOf: string,
): Promise<readonly (RosterFigure | undefined)[]> {
  const opened = new Map<string, ExplainedRoster>();
  const found: (RosterFigure | undefined)[] = [];
  for (const { rule, subject } of locators) {
    const { roster, region, month, of, item } = subject;
    const opener = openers[roster];
    const key = `${roster} ${region} ${month}`;
    const period = { year: Math.floor(month / 12), month: (month % 12) + 1 };
    const open = opened.get(key) ?? (await opener?.(app, actor, city, { region, period, asOf }));
    if (open !== undefined) opened.set(key, open);
    found.push(open?.figure(rule, of, item));
  }
  return found;
}

async function explainIn(
  app: Application,
  city: RegionCode,
  open: ExplainedRoster,
  id: string,
  { rule, of, item, roster, asOf }: RosterSubject & { readonly rule: string; readonly asOf: string },
): Promise<RosterExplanation | undefined> {
  const figure = open.figure(rule, of, item);
  if (figure === undefined || rosterFigureId(figure, (content) => app.digest.sha256(content)) !== id) return undefined;
  const cells = await Promise.all(
    figure.inputs.flatMap((input) =>
      input.kind !== 'statement'
        ? []
        : app.store.rosters
            .vintages(city, input.roster ?? roster, input.subject, asOf)
            .then((entries) => entries.filter((entry) => entry.item === input.item && entry.month === input.month)),
    ),
  );
  const things = open.thingsBehind(figure);
  const { registry } = open;
  const nameOf = (code: string): string | undefined => open.nameOf(code);
  return { id, figure, registry, nameOf, things: things.slice(0, mostThings), of: things.length, cells };
}
