import { checkDraft, type DraftSource, readDraftFile, writeCorrected } from '@shigan/app';
import { jsonText, presentDraftCheck, RequestRefused } from '@shigan/contract';
import { DomainError } from '@shigan/core';
import type { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { exitCodes } from '../exit-codes.ts';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { draftText } from '../text/draft-text.ts';

interface DraftOptions extends GlobalOptions {
  readonly region?: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `check-draft`: a speech, report or circular (.docx or text) held against the record; with `--out` all that can be mended is, as
 *  tracked changes of a .docx. */
export function addCheckDraftCommand(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  program
    .command('check-draft')
    .description(words.commands.checkDraft)
    .argument('[file]')
    .option('--region <code>', words.options.region)
    .option('--as-of <moment>', words.options.asOf)
    .option('--out <path>', words.options.correctedOut)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (file: string | undefined, _options: DraftOptions, command: Command) => {
      const options: DraftOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'draftCheck');
      const path = required(file, '<file>', command, words);
      if (options.out !== undefined && !/\.docx$/iu.test(options.out))
        return command.error(`--out ${options.out}: ${words.options.correctedOut}`, { exitCode: exitCodes.usage });
      const bytes = await bytesOf(path);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { form, text } = await readDraftFile(app, bytes);
        if (form === 'table') throw new DomainError('invalid-entry', { file: path, reason: 'explain --file' });
        const { check, moment } = await checkDraft(app, actor, city, {
          text,
          ...(options.region === undefined ? {} : { region: options.region }),
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        });
        const body = presentDraftCheck(check, moment.asOf, terminal.language, (content) => app.digest.sha256(content));
        if (options.out !== undefined) {
          const source: DraftSource = form === 'docx' ? { form, bytes } : { form, text };
          const author = words.correctionsBy;
          const at = app.clock.now();
          await writeFile(options.out, await writeCorrected(app, source, { check, isTaken: () => true, author, at }));
          terminal.err(`${options.out}\n`);
        }
        return terminal.out(options.json ? jsonText(body) : draftText(body, check.text, terminal.language));
      });
    });
}

/** Refuses `no-such-file`. */
async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string')
      throw new RequestRefused('no-such-file', { path, reason: cause.code });
    throw cause;
  }
}
