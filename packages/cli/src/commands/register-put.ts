import { type Amendment, amendRegisters, initialiseCity, reference, type Reference } from '@shigan/app';
import { jsonText, parseEntries, RequestRefused } from '@shigan/contract';
import { defaultSettings, DomainError, type Region, type RegisterName } from '@shigan/core';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { registerNamed } from '../register-named.ts';
import { momentText } from '../text/moment-text.ts';

interface PutOptions extends GlobalOptions {
  readonly knownFrom?: string;
  readonly withdraw?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `register put`: entries of a register out of a JSON file, or the withdrawal of one. */
export function addRegisterPut(register: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  register
    .command('put')
    .description(words.commands.registerPut)
    .usage('[options] <register> <file>')
    .argument('[register]')
    .argument('[file]')
    .option('--known-from <moment>', words.options.knownFrom)
    .option('--withdraw <key>', words.options.withdraw)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, file: string | undefined, _options: PutOptions, command: Command) => {
      const options: PutOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'amended');
      const name = registerNamed(required(given, 'REGISTER', command, words));
      const amendments: readonly Amendment[] =
        options.withdraw === undefined
          ? parseEntries(name, parseJson(await textOf(required(file, 'FILE', command, words), surroundings), name))
          : [{ register: name, key: options.withdraw, body: null }];
      return withStore(surroundings, options, 'writing', async (opened) => {
        const { app, actor, city } = opened;
        await beginCity(opened, amendments);
        const known = options.knownFrom === undefined ? {} : { knownFrom: options.knownFrom };
        const { knownFrom } = await amendRegisters(app, actor, city, amendments, known);
        const keys = amendments.map((amendment) => amendment.key);
        const body = { register: name, keys, knownFrom };
        return terminal.out(
          options.json ? jsonText(body) : `${words.register.amended(keys.length, momentText(knownFrom))}\n`,
        );
      });
    });
}

/** What every city of the country begins with: the built-in rules, the working-day calendar, the measures of
 *  the State Council, the thresholds of the statistical frame and the rungs above them. All else is its own. */
const common: Reference = {
  regions: [],
  peerSets: [],
  indicators: [],
  targets: [],
  rules: reference.rules,
  calendars: reference.calendars,
  settings: defaultSettings,
  ruleSets: reference.ruleSets.filter((ruleSet) => ruleSet.authority === 'stateCouncil'),
  pointsPolicies: [],
  assessmentPolicies: [],
  categoryThresholds: reference.categoryThresholds,
  ladderRungs: reference.ladderRungs,
};

/** A city that nothing is held of begins with its own tree of regions, when that is what is put: it is named by it. */
async function beginCity({ app, actor, city }: Opened, amendments: readonly Amendment[]): Promise<void> {
  if ((await app.store.cities.get(city)) !== undefined) return;
  const own = amendments.map((amendment) => amendment.body).find((body): body is Region => isRegionOf(body, city));
  if (own === undefined) return;
  await initialiseCity(app, actor, { code: city, name: own.name.zh, demo: false, businessDate: null }, common);
}

function isRegionOf(body: Amendment['body'], city: string): body is Region {
  return body !== null && 'level' in body && body.level === 'city' && body.code === city;
}

function parseJson(text: string, register: RegisterName): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new DomainError('invalid-entry', { register, at: cause instanceof Error ? cause.message : '' }, { cause });
  }
}

/** The text of a file, or of standard input for `-`. */
async function textOf(path: string, surroundings: Surroundings): Promise<string> {
  if (path === '-') {
    const pieces: Uint8Array[] = [];
    for await (const piece of surroundings.stdin) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    return Buffer.concat(pieces).toString('utf8');
  }
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new RequestRefused('no-such-file', { path });
  }
}
