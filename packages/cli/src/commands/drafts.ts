import {
  checkDraftAgain,
  decideDraft,
  keepDraft,
  listDrafts,
  readCorrectedDraft,
  readDraft,
  readDraftMarks,
} from '@shigan/app';
import { type DraftsBody, jsonText, presentDrafts, presentKeptDraft } from '@shigan/contract';
import { dayOf, draftDecisions } from '@shigan/core';
import type { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { fileOnDisk } from '../incoming-file.ts';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { draftText } from '../text/draft-text.ts';
import { draftWords } from '../words/draft-words.ts';

interface DraftsOptions extends GlobalOptions {
  readonly region?: string;
  readonly title?: string;
  readonly reason?: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `drafts keep|list|show|decide|check`: drafts that are kept with their checks and what is decided of each part. */
export function addDraftCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const say = draftWords[terminal.language];
  const drafts = program.command('drafts').description(say.drafts);
  const show = async ({ app, actor, city }: Opened, id: string, options: DraftsOptions): Promise<void> => {
    const { moment, draft } = await readDraft(app, actor, city, id, options.asOf);
    const body = presentKeptDraft(draft, await readDraftMarks(app, actor, moment, draft), terminal.language);
    return terminal.out(options.json ? jsonText(body) : draftText(body.check, body.text, terminal.language));
  };

  drafts
    .command('keep')
    .description(say.keep)
    .argument('[file]')
    .option('--title <title>', say.title)
    .option('--region <code>', words.options.region)
    .option('--as-of <moment>', words.options.asOf)
    .action(async (given: string | undefined, _options: DraftsOptions, command: Command) => {
      const options: DraftsOptions = command.optsWithGlobals();
      const path = required(given, 'FILE', command, words);
      const { name } = await fileOnDisk(path);
      const bytes = await readFile(path);
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const id = await keepDraft(app, actor, city, {
          title: options.title ?? basename(name).replace(/\.[^.]{1,5}$/u, ''),
          content: { bytes },
          ...(options.region === undefined ? {} : { region: options.region }),
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        });
        return terminal.out(`${id}\n`);
      });
    });

  drafts
    .command('list')
    .description(say.list)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (_options: DraftsOptions, command: Command) => {
      const options: DraftsOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'drafts');
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, drafts: held } = await listDrafts(app, actor, city, options.asOf);
        const body = presentDrafts(moment.asOf, held);
        return terminal.out(options.json ? jsonText(body) : listText(body, say.heads));
      });
    });

  drafts
    .command('show')
    .description(say.show)
    .argument('[draft]', say.id)
    .option('--out <path>', words.options.correctedOut)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: DraftsOptions, command: Command) => {
      const options: DraftsOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'draft');
      const id = required(given, 'DRAFT', command, words);
      return withStore(surroundings, options, 'reading', async (opened) => {
        if (options.out === undefined) return show(opened, id, options);
        const { bytes } = await readCorrectedDraft(opened.app, opened.actor, opened.city, id);
        await writeFile(options.out, bytes);
        return terminal.err(`${options.out}\n`);
      });
    });

  drafts
    .command('decide')
    .description(say.decide)
    .argument('[draft]', say.id)
    .argument('[part]', say.part)
    .argument('[decision]', say.decision)
    .option('--reason <text>', say.reason)
    .action(
      async (
        draft: string | undefined,
        part: string | undefined,
        decided: string | undefined,
        _options: DraftsOptions,
        command: Command,
      ) => {
        const options: DraftsOptions = command.optsWithGlobals();
        const id = required(draft, 'DRAFT', command, words);
        const key = required(part, 'PART', command, words);
        const decision = draftDecisions.find((one) => one === decided);
        if (decision === undefined)
          return command.error(`${decided ?? ''}: ${say.decision}`, { exitCode: exitCodes.usage });
        return withStore(surroundings, options, 'writing', async ({ app, actor, city }) =>
          decideDraft(app, actor, city, id, [{ part: key, decision, reason: options.reason ?? null }]),
        );
      },
    );

  drafts
    .command('check')
    .description(say.check)
    .argument('[draft]', say.id)
    .option('--json', words.options.json)
    .action(async (given: string | undefined, _options: DraftsOptions, command: Command) => {
      const options: DraftsOptions = command.optsWithGlobals();
      const id = required(given, 'DRAFT', command, words);
      return withStore(surroundings, options, 'writing', async (opened) => {
        await checkDraftAgain(opened.app, opened.actor, opened.city, id);
        return show(opened, id, options);
      });
    });
}

function listText({ drafts }: DraftsBody, heads: (typeof draftWords)['zh']['heads']): string {
  const { id, title, by, asOf, claims, wrong, usage, accepted, changed } = heads;
  return table(
    [id, title, by, asOf, claims, wrong, usage, accepted, changed].map((head) => ({ head })),
    drafts.map((draft) => [
      draft.id,
      draft.title,
      draft.by,
      dayOf(draft.asOf),
      String(draft.counts.claims),
      String(draft.counts.wrong),
      String(draft.counts.usage),
      String(draft.accepted),
      String(draft.changed.length),
    ]),
  );
}
