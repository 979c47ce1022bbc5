import { type ActDetails, type Actor, DomainError, type MatterAct, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { cityMatters } from '../demo/matters/city-matters.ts';
import { countyMatters } from '../demo/matters/county-matters.ts';
import { type MatterScript, officer, type ScriptLine } from '../demo/matters/script.ts';
import { actOnMatter, openMatter } from './act-on-matter.ts';

/** The seed of what is drawn. */
const seed = 20_210_520;

/** Enters the matters of the demonstration city (演示督办事项) line by line, as whoever holds the data enters what others did.
 *  Every line has a key of its own: a load that broke off is taken up again, and one done again changes nothing. */
export async function loadDemoMatters(
  app: Application,
  actor: Actor,
  city: RegionCode,
): Promise<{ readonly matters: number; readonly acts: number }> {
  authorise(actor, 'demo.load', city);
  const scripts = [...cityMatters, ...countyMatters(seed)].toSorted((a, b) => (openedAt(a) < openedAt(b) ? -1 : 1));
  const ids = new Map<string, string>();
  let acts = 0;
  for (const script of scripts) ids.set(script.key, await open(app, actor, city, script));
  // A matter is merged into another as that one stands: lives are entered in the order in which they were lived.
  const lines = scripts
    .flatMap((script) => script.life.map((line, index) => ({ script, line, index })))
    .toSorted((a, b) => (a.line.at < b.line.at ? -1 : a.line.at > b.line.at ? 1 : a.index - b.index));
  for (const { script, line, index } of lines) {
    await enter(app, actor, city, { id: idOf(ids, script.key), key: `demo ${script.key} ${index}`, line, ids });
    acts++;
  }
  return { matters: scripts.length, acts };
}

function openedAt(script: MatterScript): string {
  return script.terms.source.on;
}

function open(app: Application, actor: Actor, city: RegionCode, script: MatterScript): Promise<string> {
  return openMatter(app, actor, city, {
    terms: script.terms,
    key: `demo ${script.key}`,
    by: officer,
    at: `${script.terms.source.on}T08:30`,
  }).then(({ matter }) => matter.id);
}

async function enter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  to: {
    readonly id: string;
    readonly key: string;
    readonly line: ScriptLine;
    readonly ids: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { into, at, ...line } = to.line;
  const details: ActDetails = {
    ...line.details,
    ...(into === undefined ? {} : { otherMatter: idOf(to.ids, into) }),
    ...(await meant(app, city, to.id, line.act)),
  };
  await actOnMatter(app, actor, city, to.id, {
    ...line,
    details,
    at: `2021-${at.replace(' ', 'T')}`,
    key: to.key,
  });
}

/** The report that is judged, the reminder that is read: the latest. */
async function meant(app: Application, city: RegionCode, id: string, name: MatterAct): Promise<ActDetails> {
  if (name !== 'judgeReport' && name !== 'readReminder') return {};
  const matter = (await app.store.matters.get(city, id))?.matter;
  const number = (name === 'judgeReport' ? matter?.reports : matter?.reminders)?.at(-1)?.number;
  return number === undefined ? {} : { number };
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new DomainError('unknown-matter', { matter: key });
  return id;
}
