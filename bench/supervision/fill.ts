import { initialiseCity } from '@shigan/app';
import { operator } from '@shigan/core';
import { openStore, type StoreLocation } from '@shigan/store';
import pg from 'pg';
import { CopyIn } from '../../packages/store/src/testing/copy-in.ts';
import { queueApplication } from '../jobs/application.ts';
import { type Life, lifeOf, placeholder } from './lives.ts';

/** How much there is. */
export interface Size {
  readonly cities: number;
  readonly matters: number;
  readonly reports: number;
}

export const now = '2021-05-20T01:00:00.000Z';

/** The code of a city of the benchmark. */
export const cityCode = (n: number): string => String(500_000 + n);

/** Lives that matters are copies of: every unit, leader, region and state among them. */
const different = 420;

/** Fills a store with cities and their matters: the registers by the program, the rest copied in as the program writes it. Matters are copies
 *  of some hundred lives that the rules of the field made, each under its own id. */
export async function fill(location: StoreLocation, size: Size): Promise<void> {
  const store = await openStore(location, { migrate: true });
  const first = cityCode(0);
  const app = queueApplication(store);
  await initialiseCity(app, operator('bench'), { code: first, name: '某市', demo: true, businessDate: now });
  const client = new pg.Client(
    'dataDir' in location ? { host: location.dataDir, user: 'shigan' } : { connectionString: location.databaseUrl },
  );
  await client.connect();
  try {
    await repeatCity(client, first, size.cities);
    const perMatter = Math.round(size.reports / size.matters);
    const lives = Array.from({ length: different }, (_, n) => templateOf(lifeOf(n, perMatter)));
    const copy = async (into: string, lines: Iterable<string>): Promise<void> => {
      const copying = new CopyIn(`copy ${into} from stdin`, lines);
      client.query(copying);
      await copying.done;
    };
    await copy(
      'matter (city, id, year, sequence, version, state, lead_unit, leader, region, indicator, source, deadline, body)',
      linesOf(size, lives, ({ matter }) => matter),
    );
    await copy(
      'matter_event (city, matter, version, at, stored_at, act, by, reason, evidence, details)',
      linesOf(size, lives, ({ events }) => events),
    );
    for (const table of ['matter', 'matter_event', 'register_entry']) await client.query(`analyze ${table}`);
  } finally {
    await client.end();
    await store.close();
  }
}

/** Every other city is a copy of the first, as far as a page of matters reads it. */
async function repeatCity(client: pg.Client, first: string, cities: number): Promise<void> {
  const others = Array.from({ length: cities - 1 }, (_, n) => cityCode(n + 1));
  await client.query(
    `insert into city select other.code, name, demo, business_date
     from city cross join unnest($2::text[]) other (code) where city.code = $1`,
    [first, others],
  );
  const { rows } = await client.query<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) columns from information_schema.columns
     where table_name = 'register_entry' and column_name <> 'city' and is_identity = 'NO' and is_generated = 'NEVER'`,
  );
  const columns = rows[0]?.columns ?? '';
  for (const other of others)
    await client.query(
      `insert into register_entry (city, ${columns}) select $2, ${columns} from register_entry where city = $1`,
      [first, other],
    );
}

/** Lines of COPY of one life, the city, the id and the number left open. */
interface Template {
  readonly matter: (city: string, id: string, sequence: number) => string;
  readonly events: (city: string, id: string, sequence: number) => string;
}

function templateOf({ matter, events }: Life): Template {
  const own = [
    matter.version,
    matter.state,
    matter.leadUnit?.code,
    matter.leader?.id,
    matter.region,
    matter.indicator,
    matter.source.kind,
    matter.deadline,
    JSON.stringify(matter),
  ]
    .map((field) => escaped(String(field)))
    .join('\t');
  const all = events.map(({ version, at, act, by, reason, evidence, details }) =>
    [version, at, at, act, JSON.stringify(by), reason, JSON.stringify(evidence), JSON.stringify(details)]
      .map((field) => (field === null ? '\\N' : escaped(String(field))))
      .join('\t'),
  );
  return {
    matter: (city, id, sequence) => `${city}\t${id}\t2020\t${sequence}\t${own.replaceAll(placeholder, id)}\n`,
    events: (city, id) => all.map((line) => `${city}\t${id}\t${line.replaceAll(placeholder, id)}\n`).join(''),
  };
}

function escaped(field: string): string {
  return field.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
}

function* linesOf(
  { cities, matters }: Size,
  lives: readonly Template[],
  part: (template: Template) => Template['matter'],
): Iterable<string> {
  for (let n = 0; n < matters; n++) {
    const life = lives[(n * 11) % lives.length];
    if (life === undefined) continue;
    const id = n.toString(16).padStart(16, '0');
    yield part(life)(cityCode(n % cities), id, Math.floor(n / cities) + 1);
  }
}
