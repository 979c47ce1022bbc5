import {
  type Action,
  allowed,
  type Actor,
  byProceeding,
  circularDocument,
  foldCircular,
  type RegionCode,
  search,
  type SearchEntry,
  seesCircular,
  seesMatter,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

/** Something found, with what is said of it beside its name. */
export interface FoundEntry extends SearchEntry {
  readonly facts:
    | { readonly kind: 'indicator'; readonly section: string; readonly name: Named }
    | { readonly kind: 'region'; readonly name: Named }
    | { readonly kind: 'leader'; readonly post: string }
    | { readonly kind: 'unit'; readonly name: Named }
    | { readonly kind: 'matter'; readonly state: string; readonly year: number; readonly sequence: number }
    | { readonly kind: 'circular'; readonly month: string }
    | { readonly kind: 'bulletin'; readonly series: string; readonly year: number; readonly number: number }
    | { readonly kind: 'file' };
}

interface Named {
  readonly zh: string;
  readonly en: string;
}

export interface Found {
  readonly moment: Moment;
  readonly hits: readonly { readonly entry: FoundEntry; readonly quality: string }[];
}

/** Hits that are given at most. */
export const mostHits = 40;

/** Finds indicators, regions, leaders, units, matters, circulars, bulletins and received files by what is typed (查找), as of a
 *  moment: what the actor may see of each. Files are found now alone: when one was accepted says nothing of what was known then. */
export async function searchCity(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly text: string; readonly asOf?: string },
): Promise<Found> {
  authorise(actor, 'search', city);
  const moment = await resolveMoment(app, city, asked.asOf);
  const asking = sources.filter(([action, source]) => {
    return allowed(actor, action, { city }) && (asked.asOf === undefined || source !== ofFiles);
  });
  const entries = await Promise.all(asking.map(([, source]) => source(app, actor, moment)));
  return { moment, hits: search(entries.flat(), asked.text, mostHits) };
}

type Source = (app: Application, actor: Actor, moment: Moment) => Promise<readonly FoundEntry[]>;

const sources: readonly (readonly [Action, Source])[] = [
  ['board.read', ofRegisters],
  ['register.read', ofPeople],
  ['matters.read', ofMatters],
  ['matters.read', ofCirculars],
  ['bulletin.read', ofBulletins],
  ['file.read', ofFiles],
];

async function ofRegisters(app: Application, _actor: Actor, moment: Moment): Promise<readonly FoundEntry[]> {
  const registry = await readRegistry(app, moment);
  const indicators = [...registry.indicators.values()]
    .filter(({ section }) => section !== 'external')
    .map(({ code, name, aliases, definition, section }) => ({
      kind: 'indicator' as const,
      id: code,
      names: [name.zh, name.en, code, ...aliases] as const,
      text: [definition.zh, definition.en],
      facts: { kind: 'indicator' as const, section, name },
    }));
  const regions = [...registry.regions.values()].map(({ code, name, aliases }) => ({
    kind: 'region' as const,
    id: code,
    names: [name.zh, name.en, code, ...aliases] as const,
    text: [],
    facts: { kind: 'region' as const, name },
  }));
  return [...indicators, ...regions];
}

async function ofPeople(app: Application, _actor: Actor, { city, asOf }: Moment): Promise<readonly FoundEntry[]> {
  const { registers } = app.store;
  const [units, leaders] = await Promise.all([
    registers.asOf(city.code, 'unit', asOf),
    registers.asOf(city.code, 'leader', asOf),
  ]);
  return [
    ...units.flatMap(({ body }) =>
      body === null
        ? []
        : [
            {
              kind: 'unit' as const,
              id: body.code,
              names: [body.name.zh, body.name.en, ...body.aliases] as const,
              text: [],
              facts: { kind: 'unit' as const, name: body.name },
            },
          ],
    ),
    ...leaders.flatMap(({ body }) =>
      body === null
        ? []
        : [
            {
              kind: 'leader' as const,
              id: body.code,
              names: [body.name] as const,
              text: [body.post, ...body.portfolio.fields],
              facts: { kind: 'leader' as const, post: body.post },
            },
          ],
    ),
  ];
}

async function ofMatters(app: Application, actor: Actor, { city, asOf }: Moment): Promise<readonly FoundEntry[]> {
  const filed = await app.store.matters.asOf(city.code, {}, asOf);
  return filed.flatMap(({ matter, number: { year, sequence } }) =>
    seesMatter(actor, matter)
      ? [
          {
            kind: 'matter' as const,
            id: matter.id,
            names: [matter.title, `${year}-${sequence}`] as const,
            text: [
              matter.problem,
              matter.leadUnit?.name ?? '',
              matter.leader?.name ?? '',
              matter.taskForce?.name ?? '',
              matter.basisDocument ?? '',
              matter.source.reference,
              matter.campaign ?? '',
            ],
            facts: { kind: 'matter' as const, state: matter.state, year, sequence },
          },
        ]
      : [],
  );
}

async function ofCirculars(app: Application, actor: Actor, { city, asOf }: Moment): Promise<readonly FoundEntry[]> {
  const events = await app.store.proceedings.events(city.code, 'supervisionCircular', asOf);
  return byProceeding(events).flatMap((group) => {
    const circular = foldCircular(group);
    if (circular === undefined || !seesCircular(actor, circular, asOf)) return [];
    return [
      {
        kind: 'circular' as const,
        id: circular.id,
        names: [circularDocument(circular).title] as const,
        text: [],
        facts: { kind: 'circular' as const, month: circular.month },
      },
    ];
  });
}

async function ofBulletins(app: Application, _actor: Actor, { city, asOf }: Moment): Promise<readonly FoundEntry[]> {
  return (await app.store.bulletins.issued(city.code, asOf)).map(({ id, title, series, year, number }) => ({
    kind: 'bulletin' as const,
    id,
    names: [title] as const,
    text: [series, `第${number}期`],
    facts: { kind: 'bulletin' as const, series, year, number },
  }));
}

async function ofFiles(app: Application, _actor: Actor, { city }: Moment): Promise<readonly FoundEntry[]> {
  const records = await app.store.imports.history(city.code);
  const files = new Map(records.map(({ file }) => [file.sha256, file.name]));
  return [...files].map(([sha256, name]) => ({
    kind: 'file' as const,
    id: sha256,
    names: [name] as const,
    text: [],
    facts: { kind: 'file' as const },
  }));
}
