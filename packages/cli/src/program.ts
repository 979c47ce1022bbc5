import { Command, Option } from 'commander';
import { addAccountCommands } from './commands/accounts.ts';
import { addAuditCommands } from './commands/audit.ts';
import { addAwardCommands } from './commands/awards.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addBoardCommands } from './commands/board.ts';
import { addBulletinCommands } from './commands/bulletin.ts';
import { addJobCommands } from './commands/jobs.ts';
import { addMeetingCommands } from './commands/meetings.ts';
import { addArchiveCommands } from './commands/archive.ts';
import { addCampaignCommands } from './commands/campaigns.ts';
import { addInspectionCommands } from './commands/inspections.ts';
import { addCircularCommands } from './commands/circulars.ts';
import { addCheckDraftCommand } from './commands/check-draft.ts';
import { addDraftCommands } from './commands/drafts.ts';
import { addFindCommands } from './commands/find.ts';
import { addCompletenessCommand } from './commands/completeness.ts';
import { addDemoCommands } from './commands/demo.ts';
import { addEnterpriseCommands } from './commands/enterprises.ts';
import { addAttractionCommands } from './commands/attraction.ts';
import { addParkCommands } from './commands/parks.ts';
import { addProjectCommands } from './commands/projects.ts';
import { addExplainCommand } from './commands/explain.ts';
import { addExportCommands } from './commands/export.ts';
import { addForecastCommand } from './commands/forecast.ts';
import { addImportCommand } from './commands/import.ts';
import { addImportsCommand } from './commands/imports.ts';
import { addMatterCommands } from './commands/matters.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addOutlookCommands } from './commands/outlook.ts';
import { addNoticeCommands } from './commands/notice.ts';
import { addQualityCommand } from './commands/quality.ts';
import { addRegisterCommands } from './commands/register.ts';
import { addReviewCommands } from './commands/reviews.ts';
import { addSeriesCommand } from './commands/series.ts';
import { addServeCommand } from './commands/serve.ts';
import type { Surroundings } from './invocation.ts';
import { version } from './version.ts';

/** The command line: every command with its options, none of them run yet. */
export function buildProgram(surroundings: Surroundings): Command {
  const { terminal, words } = surroundings;
  const program = new Command('shigan')
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
  addServeCommand(program, surroundings);
  addDemoCommands(program, surroundings);
  addImportCommand(program, surroundings);
  addImportsCommand(program, surroundings);
  addBoardCommands(program, surroundings);
  addBulletinCommands(program, surroundings);
  addSeriesCommand(program, surroundings);
  addCompletenessCommand(program, surroundings);
  addFindCommands(program, surroundings);
  addCheckDraftCommand(program, surroundings);
  addDraftCommands(program, surroundings);
  addExplainCommand(program, surroundings);
  addRegisterCommands(program, surroundings);
  addMatterCommands(program, surroundings);
  addReviewCommands(program, surroundings);
  addCircularCommands(program, surroundings);
  addInspectionCommands(program, surroundings);
  addCampaignCommands(program, surroundings);
  addArchiveCommands(program, surroundings);
  addMeetingCommands(program, surroundings);
  addJobCommands(program, surroundings);
  addExportCommands(program, surroundings);
  addForecastCommand(program, surroundings);
  addOutlookCommands(program, surroundings);
  addAccountCommands(program, surroundings);
  addAuditCommands(program, surroundings);
  addAwardCommands(program, surroundings);
  addNoticeCommands(program, surroundings);
  addEnterpriseCommands(program, surroundings);
  addProjectCommands(program, surroundings);
  addParkCommands(program, surroundings);
  addAttractionCommands(program, surroundings);
  addQualityCommand(program, surroundings);
  addMigrateCommand(program, surroundings);
  addBackupCommands(program, surroundings);
  return program;
}
