import {
  draftCircular,
  listCirculars,
  publishCircular,
  readCircular,
  sendCircular,
  withdrawCircular,
} from '@shigan/app';
import { type CircularBody, jsonText, presentCircular, presentCircularSummary } from '@shigan/contract';
import { editedCircular, runsText } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

interface CircularOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly out?: string;
  readonly signer?: string;
  readonly reason?: string;
  readonly json?: true;
}

/** `circulars list|show|draft|send|publish|withdraw`: supervision circulars. */
export function addCircularCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const say = words.circulars;
  const circulars = program.command('circulars').description(say.circulars);
  const show = async (opened: Opened, id: string, options: CircularOptions): Promise<void> => {
    const { moment, ...reading } = await readCircular(opened.app, opened.actor, opened.city, id, options.asOf);
    if (options.out !== undefined) {
      const { documents } = opened.app;
      const content = options.out.endsWith('.html')
        ? await documents.bulletinPage(reading.document)
        : await documents.bulletinDocument(reading.document);
      return writeFile(options.out, content);
    }
    const body = presentCircular({ ...reading, asOf: moment.asOf, demo: moment.city.demo });
    return terminal.out(options.json ? jsonText(body) : circularText(body, say));
  };

  circulars
    .command('list')
    .description(say.list)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((_options: CircularOptions, command: Command) => {
      const options: CircularOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, circulars: found } = await listCirculars(app, actor, city, options.asOf);
        const rows = found.map((one) => presentCircularSummary(one, editedCircular(one).bulletin.title));
        if (options.json) return terminal.out(jsonText({ asOf: moment.asOf, demo: moment.city.demo, circulars: rows }));
        const heads = [say.id, say.number, say.state, say.title].map((head) => ({ head }));
        const lines = rows.map(({ id, year, number, state, title }) => [
          id,
          number === null ? '—' : `${year}-${number}`,
          say.states[state],
          title,
        ]);
        return terminal.out(table(heads, lines));
      });
    });

  circulars
    .command('show')
    .description(say.show)
    .argument('[circular]', say.id)
    .option('--out <file>', say.out)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((given: string | undefined, _options: CircularOptions, command: Command) => {
      const id = required(given, 'CIRCULAR', command, words);
      const options: CircularOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', (opened) => show(opened, id, options));
    });

  circulars
    .command('draft')
    .description(say.draft)
    .option('--json', words.options.json)
    .action((_options: CircularOptions, command: Command) => {
      const options: CircularOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'writing', async (opened) =>
        show(opened, await draftCircular(opened.app, opened.actor, opened.city), options),
      );
    });

  for (const name of ['send', 'publish', 'withdraw'] as const) {
    const command = circulars.command(name).description(say[name]).argument('[circular]', say.id);
    if (name === 'publish') command.option('--signer <name>', say.signer);
    if (name === 'withdraw') command.option('--reason <words>', say.reason);
    command
      .option('--json', words.options.json)
      .action((given: string | undefined, _options: CircularOptions, self: Command) => {
        const id = required(given, 'CIRCULAR', self, words);
        const options: CircularOptions = self.optsWithGlobals();
        const signer = name === 'publish' ? required(options.signer, '--signer', self, words) : '';
        const reason = name === 'withdraw' ? required(options.reason, '--reason', self, words) : '';
        return withStore(surroundings, options, 'writing', async (opened) => {
          const { app, actor, city } = opened;
          if (name === 'send') await sendCircular(app, actor, city, id);
          else if (name === 'publish') await publishCircular(app, actor, city, id, { signer });
          else await withdrawCircular(app, actor, city, id, { reason });
          return show(opened, id, options);
        });
      });
  }
}

function circularText({ document, checks }: CircularBody, say: Surroundings['words']['circulars']): string {
  const body = document.body.flatMap((block) =>
    block.kind === 'paragraph' ? runsText(block.runs) : block.kind === 'heading' ? `\n${block.text}` : [],
  );
  const lines = checks.map(({ name, outcome, answer }) =>
    `${name} ${say.outcomes[outcome]} ${answer?.words ?? ''}`.trim(),
  );
  return `${[document.title, ...body, '', ...lines].join('\n')}\n`;
}
