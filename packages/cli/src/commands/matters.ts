import { actOnMatter, listMatters, type MatterList, openMatter, readAgenda, readMatter } from '@shigan/app';
import {
  actBody,
  jsonText,
  type MatterBody,
  type MattersBody,
  openMatterBody,
  presentMatter,
  presentMatterRow,
  RequestRefused,
} from '@shigan/contract';
import { type ActingPerson, dayOf, DomainError, supervisionRoles } from '@shigan/core';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { asked, type MatterOptions, presentingAt } from './matter-options.ts';
import { matterText, mattersText } from '../text/matter-text.ts';
import { addMatterImport, addThreeLists } from './matter-tables.ts';

/** `matters list|agenda|show|open|act`: what is followed up. */
export function addMatterCommands(program: Command, surroundings: Surroundings): void {
  const { words } = surroundings;
  const matters = program.command('matters').description(words.commands.matters);
  addLists(matters, surroundings);
  addThreeLists(matters, surroundings);
  addMatterImport(matters, surroundings);
  addShow(matters, surroundings);
  addOpen(matters, surroundings);
  addAct(matters, surroundings);
}

function addLists(matters: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  for (const [name, description] of [
    ['list', words.commands.mattersList],
    ['agenda', words.commands.mattersAgenda],
  ] as const) {
    matters
      .command(name)
      .description(description)
      .option('--state <state>', words.options.state)
      .option('--leader <code>', words.options.leader)
      .option('--unit <code>', words.options.unit)
      .option('--region <code>', words.options.region)
      .option('--open', words.options.open)
      .option('--text <words>', words.options.text)
      .option('--as-of <moment>', words.options.asOf)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema)
      .action(async (_options: MatterOptions, command: Command) => {
        const options: MatterOptions = command.optsWithGlobals();
        if (options.jsonSchema) return printSchema(terminal, 'matters');
        return withStore(surroundings, options, 'reading', async (opened) => {
          const read = name === 'agenda' ? readAgenda : listMatters;
          const body = await presentList(
            opened,
            await read(opened.app, opened.actor, opened.city, asked(options)),
            surroundings,
          );
          return terminal.out(
            options.json ? jsonText(body) : mattersText(body, terminal, words.matters, { agenda: name === 'agenda' }),
          );
        });
      });
  }
}

function addShow(matters: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  matters
    .command('show')
    .description(words.commands.mattersShow)
    .usage('[options] <matter>')
    .argument('[matter]')
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: MatterOptions, command: Command) => {
      const options: MatterOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'matter');
      const matter = required(given, 'MATTER', command, words);
      return withStore(surroundings, options, 'reading', (opened) => print(opened, matter, options, surroundings));
    });
}

function addOpen(matters: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  matters
    .command('open')
    .description(words.commands.mattersOpen)
    .usage('[options] <file>')
    .argument('[file]')
    .option('--approve', words.options.approve)
    .option('--by <person>', words.options.by)
    .option('--at <moment>', words.options.at)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: MatterOptions, command: Command) => {
      const options: MatterOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'matter');
      const file = required(given, 'FILE', command, words);
      const entered = enteredBy(options);
      const terms = json(await textOf(file, surroundings));
      const body = parsed(openMatterBody, { terms, ...entered });
      return withStore(surroundings, options, 'writing', async (opened) => {
        const { app, actor, city } = opened;
        const { approve: _approve, ...asOpened } = body;
        const { matter } = await openMatter(app, actor, city, asOpened);
        if (options.approve) await actOnMatter(app, actor, city, matter.id, { act: 'approve', ...entered });
        return print(opened, matter.id, options, surroundings);
      });
    });
}

function addAct(matters: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  matters
    .command('act')
    .description(words.commands.mattersAct)
    .usage('[options] <matter> <act>')
    .argument('[matter]')
    .argument('[act]')
    .option('--reason <text>', words.options.reason)
    .option('--evidence <name>', words.options.evidence, (name: string, held: readonly string[] | undefined) => [
      ...(held ?? []),
      name,
    ])
    .option('--details <json>', words.options.details)
    .option('--by <person>', words.options.by)
    .option('--at <moment>', words.options.at)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, act: string | undefined, _options: MatterOptions, command: Command) => {
      const options: MatterOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'matter');
      const matter = required(given, 'MATTER', command, words);
      const body = parsed(actBody, {
        act: required(act, 'ACT', command, words),
        ...(options.reason === undefined ? {} : { reason: options.reason }),
        ...(options.evidence === undefined ? {} : { evidence: options.evidence.map((name) => ({ name })) }),
        ...(options.details === undefined ? {} : { details: json(await detailsOf(options.details, surroundings)) }),
        ...enteredBy(options),
      });
      return withStore(surroundings, options, 'writing', async (opened) => {
        const { app, actor, city } = opened;
        const id = await idOf(opened, matter);
        await actOnMatter(app, actor, city, id, body);
        return print(opened, id, options, surroundings);
      });
    });
}

/** Who acts, and when: the operator enters what others did. */
function enteredBy({ by, at }: MatterOptions): { readonly by?: ActingPerson; readonly at?: string } {
  return { ...(by === undefined ? {} : { by: personOf(by) }), ...(at === undefined ? {} : { at }) };
}

function personOf(text: string): ActingPerson {
  const [id = '', name = '', role = '', unit] = text.split(/[,，]/u).map((part) => part.trim());
  if (id === '' || name === '' || !supervisionRoles.some((one) => one === role))
    throw new RequestRefused('invalid-request', { by: supervisionRoles.join(', ') });
  return { id, name, roles: [role], ...(unit === undefined || unit === '' ? {} : { unit }) };
}

async function detailsOf(text: string, surroundings: Surroundings): Promise<string> {
  return text.trim().startsWith('{') ? text : textOf(text, surroundings);
}

async function textOf(file: string, { stdin }: Surroundings): Promise<string> {
  if (file !== '-') {
    return readFile(file, 'utf8').catch(() => {
      throw new RequestRefused('no-such-file', { file });
    });
  }
  const parts: string[] = [];
  for await (const part of stdin) parts.push(typeof part === 'string' ? part : Buffer.from(part).toString('utf8'));
  return parts.join('');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('invalid-entry', { at: cause instanceof Error ? cause.message : '' }, { cause });
  }
}

interface Parser<T> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

function parsed<T>(schema: Parser<T>, value: unknown): T {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new RequestRefused(
    'invalid-request',
    Object.fromEntries(
      read.error.issues.map((issue) => [issue.path.map(String).join('.') || 'request', issue.message]),
    ),
  );
}

/** A matter is asked for by its id, or by its number (`2021-37`). */
async function idOf({ app, city }: Opened, given: string): Promise<string> {
  const number = /^(\d{4})-(\d+)$/u.exec(given);
  if (number === null) return given;
  const filed = await app.store.matters.list(city, {});
  const found = filed.find((one) => one.number.year === Number(number[1]) && one.number.sequence === Number(number[2]));
  if (found === undefined) throw new DomainError('unknown-matter', { matter: given });
  return found.matter.id;
}

async function print(
  opened: Opened,
  given: string,
  options: MatterOptions,
  { terminal, words }: Surroundings,
): Promise<void> {
  const id = await idOf(opened, given);
  const reading = await readMatter(opened.app, opened.actor, opened.city, id, options.asOf);
  const { asOf, city } = reading.moment;
  const presenting = await presentingAt(opened, reading.moment, terminal.language);
  const body: MatterBody = presentMatter({ ...reading, asOf, demo: city.demo }, presenting, dayOf(asOf));
  return terminal.out(options.json ? jsonText(body) : matterText(body, terminal, words.matters));
}

async function presentList(
  opened: Opened,
  { moment, matters }: MatterList,
  { terminal }: Surroundings,
): Promise<MattersBody> {
  const presenting = await presentingAt(opened, moment, terminal.language);
  const today = dayOf(moment.asOf);
  return {
    asOf: moment.asOf,
    demo: moment.city.demo,
    all: matters.length,
    matters: matters.map((one) => presentMatterRow(one, presenting, today)),
  };
}
