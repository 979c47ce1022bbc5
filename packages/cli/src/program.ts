import { Command, Option } from 'commander';
import type { Surroundings } from './invocation.ts';
import { version } from './version.ts';

/** Commands of one topic, and what adds them to a program. */
interface Topic {
  readonly names: readonly string[];
  readonly load: () => Promise<(program: Command, surroundings: Surroundings) => void>;
}

/** All commands, in the order in which help lists them. Loaded are those of the topic that is asked for. */
export const topics: readonly Topic[] = [
  {
    names: ['serve'],
    load: async () => (await import('./commands/serve.ts')).addServeCommand,
  },
  {
    names: ['demo'],
    load: async () => (await import('./commands/demo.ts')).addDemoCommands,
  },
  {
    names: ['import'],
    load: async () => (await import('./commands/import.ts')).addImportCommand,
  },
  {
    names: ['imports'],
    load: async () => (await import('./commands/imports.ts')).addImportsCommand,
  },
  {
    names: ['board', 'matrix'],
    load: async () => (await import('./commands/board.ts')).addBoardCommands,
  },
  {
    names: ['bulletin', 'charts'],
    load: async () => (await import('./commands/bulletin.ts')).addBulletinCommands,
  },
  {
    names: ['series'],
    load: async () => (await import('./commands/series.ts')).addSeriesCommand,
  },
  {
    names: ['completeness'],
    load: async () => (await import('./commands/completeness.ts')).addCompletenessCommand,
  },
  {
    names: ['search', 'notifications'],
    load: async () => (await import('./commands/find.ts')).addFindCommands,
  },
  {
    names: ['check-draft'],
    load: async () => (await import('./commands/check-draft.ts')).addCheckDraftCommand,
  },
  {
    names: ['drafts'],
    load: async () => (await import('./commands/drafts.ts')).addDraftCommands,
  },
  {
    names: ['explain'],
    load: async () => (await import('./commands/explain.ts')).addExplainCommand,
  },
  {
    names: ['register'],
    load: async () => (await import('./commands/register.ts')).addRegisterCommands,
  },
  {
    names: ['matters'],
    load: async () => (await import('./commands/matters.ts')).addMatterCommands,
  },
  {
    names: ['reviews'],
    load: async () => (await import('./commands/reviews.ts')).addReviewCommands,
  },
  {
    names: ['circulars'],
    load: async () => (await import('./commands/circulars.ts')).addCircularCommands,
  },
  {
    names: ['inspections'],
    load: async () => (await import('./commands/inspections.ts')).addInspectionCommands,
  },
  {
    names: ['campaigns'],
    load: async () => (await import('./commands/campaigns.ts')).addCampaignCommands,
  },
  {
    names: ['archive'],
    load: async () => (await import('./commands/archive.ts')).addArchiveCommands,
  },
  {
    names: ['meetings'],
    load: async () => (await import('./commands/meetings.ts')).addMeetingCommands,
  },
  {
    names: ['jobs'],
    load: async () => (await import('./commands/jobs.ts')).addJobCommands,
  },
  {
    names: ['export'],
    load: async () => (await import('./commands/export.ts')).addExportCommands,
  },
  {
    names: ['forecast'],
    load: async () => (await import('./commands/forecast.ts')).addForecastCommand,
  },
  {
    names: ['outlook', 'backtest'],
    load: async () => (await import('./commands/outlook.ts')).addOutlookCommands,
  },
  {
    names: ['accounts'],
    load: async () => (await import('./commands/accounts.ts')).addAccountCommands,
  },
  {
    names: ['audit'],
    load: async () => (await import('./commands/audit.ts')).addAuditCommands,
  },
  {
    names: ['awards', 'assessment', 'points'],
    load: async () => (await import('./commands/awards.ts')).addAwardCommands,
  },
  {
    names: ['notice'],
    load: async () => (await import('./commands/notice.ts')).addNoticeCommands,
  },
  {
    names: ['enterprises'],
    load: async () => (await import('./commands/enterprises.ts')).addEnterpriseCommands,
  },
  {
    names: ['projects'],
    load: async () => (await import('./commands/projects.ts')).addProjectCommands,
  },
  {
    names: ['parks'],
    load: async () => (await import('./commands/parks.ts')).addParkCommands,
  },
  {
    names: ['attraction'],
    load: async () => (await import('./commands/attraction.ts')).addAttractionCommands,
  },
  {
    names: ['quality'],
    load: async () => (await import('./commands/quality.ts')).addQualityCommand,
  },
  {
    names: ['migrate'],
    load: async () => (await import('./commands/migrate.ts')).addMigrateCommand,
  },
  {
    names: ['backup', 'restore', 'verify'],
    load: async () => (await import('./commands/backup.ts')).addBackupCommands,
  },
];

/** The command line as far as what is asked for needs it, none of it run yet: the commands of one topic, or all of them where none is named. */
export async function buildProgram(args: readonly string[], surroundings: Surroundings): Promise<Command> {
  const program = withoutCommands(surroundings);
  const [name = ''] = withoutCommands(surroundings).parseOptions([...args]).operands;
  const named = topics.filter(({ names }) => names.includes(name));
  const added = await Promise.all((named.length > 0 ? named : topics).map(async ({ load }) => load()));
  for (const add of added) add(program, surroundings);
  return program;
}

function withoutCommands({ terminal, words }: Surroundings): Command {
  return new Command('shigan')
    .description(words.program)
    .version(version, '-V, --version', words.options.version)
    .helpOption('-h, --help', words.options.help)
    .helpCommand('help [command]', words.commands.help)
    .addOption(new Option('--data <dir>', words.options.data))
    .addOption(new Option('--city <code>', words.options.city))
    .addOption(new Option('--lang <language>', words.options.lang).choices(['zh', 'en']).default('zh'))
    .showHelpAfterError(words.usageHint)
    .exitOverride()
    .configureOutput({
      // Usage that was asked for is data; usage shown after a mistake is not.
      writeOut: (text) => void terminal.out(text).catch(() => undefined),
      writeErr: (text) => terminal.err(text),
    });
}
