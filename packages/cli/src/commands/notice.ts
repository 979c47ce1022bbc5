import { existsSync } from 'node:fs';
import { enterNotice, readNotice, reference } from '@shigan/app';
import { jsonText, presentNotice, RequestRefused } from '@shigan/contract';
import { authorities, type Authority, buildRegionIndex, isDay, parseNotice, type RegionCode } from '@shigan/core';
import { readText } from '@shigan/formats';
import type { Command } from 'commander';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, placeOf, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { noticeText } from '../text/award-text.ts';
import { awardWords } from '../words/award-words.ts';

interface NoticeOptions extends GlobalOptions {
  readonly year?: string;
  readonly authority?: string;
  readonly settle?: readonly string[];
  readonly notice?: string;
  readonly on?: string;
  readonly knownFrom?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `notice parse|enter FILE`: the text of a notice as name lists, and into the ledger. */
export function addNoticeCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const own = awardWords[terminal.language];
  const notice = program.command('notice').description(own.commands.notice);

  notice
    .command('parse')
    .description(own.commands.noticeParse)
    .usage('[options] <file>')
    .argument('[file]')
    .option('--year <year>', own.options.year)
    .option('--authority <authority>', own.options.authority)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: NoticeOptions, command: Command) => {
      const options: NoticeOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'notice');
      const text = await textOf(required(given, 'FILE', command, words), surroundings);
      const asked = { text, authority: authorityOf(options.authority), ...yearOf(options.year) };
      const print = (body: ReturnType<typeof presentNotice>): Promise<void> =>
        terminal.out(options.json ? jsonText(body) : noticeText(body, own));
      if (!isStoreThere(options, surroundings)) return print(presentWithReference(text, options.city));
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        if ((await app.store.cities.get(city)) === undefined) return print(presentWithReference(text, city));
        const read = await readNotice(app, actor, city, asked);
        return print(presentNotice(read.notice, read.index));
      });
    });

  notice
    .command('enter')
    .description(own.commands.noticeEnter)
    .usage('[options] <file>')
    .argument('[file]')
    .option('--year <year>', own.options.year)
    .option('--authority <authority>', own.options.authority)
    .option('--notice <number>', own.options.notice)
    .option('--on <day>', own.options.on)
    .option('--settle <name=code>', own.options.settle, collect)
    .option('--known-from <moment>', words.options.knownFrom)
    .action(async (given: string | undefined, _options: NoticeOptions, command: Command) => {
      const options: NoticeOptions = command.optsWithGlobals();
      const text = await textOf(required(given, 'FILE', command, words), surroundings);
      if (options.on !== undefined && !isDay(options.on))
        throw new RequestRefused('invalid-request', { on: options.on });
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const entered = await enterNotice(app, actor, city, {
          text,
          authority: authorityOf(options.authority),
          ...yearOf(options.year),
          ...(options.notice === undefined ? {} : { notice: options.notice }),
          ...(options.on === undefined ? {} : { announcedOn: options.on }),
          ...(options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom }),
          settled: settledOf(options.settle ?? []),
        });
        return terminal.out(`${own.entered(entered.entered.length, entered.alreadyHeld)}\n`);
      });
    });
}

/** Gathers an option that may be given several times. */
export function collect(value: string, held: readonly string[] = []): readonly string[] {
  return [...held, value];
}

/** Reads an authority; refuses `invalid-request` for anything else. The province awards where nobody says who does. */
export function authorityOf(text: string | undefined): Authority {
  const authority = authorities.find((one) => one === (text ?? 'province'));
  if (authority === undefined) throw new RequestRefused('invalid-request', { authority: text ?? '' });
  return authority;
}

/** Reads a year; nothing where none is given. */
export function yearOf(text: string | undefined): { readonly year?: number } {
  if (text === undefined) return {};
  if (!/^\d{4}$/u.test(text)) throw new RequestRefused('invalid-request', { year: text });
  return { year: Number(text) };
}

async function textOf(path: string, { stdin }: Surroundings): Promise<string> {
  if (path !== '-') return readText(await fileOnDisk(path));
  let text = '';
  for await (const piece of stdin) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return text;
}

/** Reading a notice needs no data of a city: without any, the names are those that the program brings along. */
function isStoreThere(options: GlobalOptions, { environment }: Surroundings): boolean {
  const place = placeOf(options, environment);
  return 'databaseUrl' in place || existsSync(place.dataDir);
}

function presentWithReference(text: string, city: RegionCode = '430000'): ReturnType<typeof presentNotice> {
  const index = buildRegionIndex(reference.regions);
  return presentNotice(parseNotice(text, index, { province: `${city.slice(0, 2)}0000` }), index);
}

/** What names mean, `NAME=CODE`; `NAME=` leaves one out. */
export function settledOf(pairs: readonly string[]): Readonly<Record<string, RegionCode | null>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new RequestRefused('invalid-request', { settle: pair });
      const code = pair.slice(at + 1);
      return [pair.slice(0, at), code === '' ? null : code];
    }),
  );
}
