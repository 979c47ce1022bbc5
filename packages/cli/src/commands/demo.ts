import { advanceBusinessDate, loadDemo } from '@shigan/app';
import type { Command } from 'commander';
import { withDemoFiles } from '../demo-files/demo-files.ts';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { progressOn } from '../terminal/progress.ts';
import { momentText } from '../text/moment-text.ts';

interface AdvanceOptions extends GlobalOptions {
  readonly to?: string;
}

/** `demo load|advance`: a city that is invented, to try everything with. */
export function addDemoCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const demo = program.command('demo').description(words.commands.demo);

  demo
    .command('load')
    .description(words.commands.demoLoad)
    .action((_options: GlobalOptions, command: Command) =>
      withStore(surroundings, command.optsWithGlobals(), 'writing', (opened) => loadDemoCity(opened, surroundings)),
    );

  demo
    .command('advance')
    .description(words.commands.demoAdvance)
    .option('--to <day>', words.options.to)
    .action(async (_options: AdvanceOptions, command: Command) => {
      const options: AdvanceOptions = command.optsWithGlobals();
      const to = required(options.to, '--to', command, words);
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const advanced = await advanceBusinessDate(app, actor, city, to);
        terminal.err(`${words.demo.advanced(momentText(advanced.to))}\n`);
      });
    });
}

/** Makes the demonstration's workbooks and imports them, as a user would. */
export async function loadDemoCity(opened: Opened, { terminal, words }: Surroundings): Promise<void> {
  const { app, actor, city } = opened;
  const progress = progressOn(terminal);
  try {
    const loaded = await withDemoFiles(async (workbooks) =>
      loadDemo(app, actor, city, workbooks, ({ done, of, file }) =>
        progress.report(words.demo.loading(done, of, file)),
      ),
    );
    progress.end();
    terminal.err(`${words.demo.loaded(loaded.files, loaded.stored)}\n`);
  } finally {
    progress.end();
  }
}
