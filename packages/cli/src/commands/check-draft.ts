import { checkDraft } from '@shigan/app';
import { jsonText, presentDraftCheck, RequestRefused } from '@shigan/contract';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { draftText } from '../text/draft-text.ts';

interface DraftOptions extends GlobalOptions {
  readonly region?: string;
  readonly asOf?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `check-draft`: a speech, report or circular held against the record. */
export function addCheckDraftCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('check-draft')
    .description(words.commands.checkDraft)
    .argument('[file]')
    .option('--region <code>', words.options.region)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (file: string | undefined, _options: DraftOptions, command: Command) => {
      const options: DraftOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'draftCheck');
      const text = await textOf(required(file, '<file>', command, words));
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { check, moment } = await checkDraft(app, actor, city, {
          text,
          ...(options.region === undefined ? {} : { region: options.region }),
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        });
        const body = presentDraftCheck(check, moment.asOf, terminal.language, (content) => app.digest.sha256(content));
        return terminal.out(options.json ? jsonText(body) : draftText(body, check.text, terminal.language));
      });
    });
}

/** The text of a file in UTF-8. Refuses `no-such-file`. */
async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
      throw new RequestRefused('no-such-file', { path, reason: cause.code });
    throw cause;
  }
}
