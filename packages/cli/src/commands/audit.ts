import { exportAudit, findAudit, verifyAudit } from '@shigan/app';
import { auditColumns, auditListBody, auditRecord, jsonText, presentAudit } from '@shigan/contract';
import { type ChainAlgorithm, type ChainHead, csvLine, DomainError } from '@shigan/core';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type GlobalOptions, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { momentText } from '../text/moment-text.ts';

interface AuditOptions extends GlobalOptions {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly text?: string;
  readonly limit?: number;
  readonly json?: true;
  readonly csv?: true;
  readonly end?: ChainHead;
  readonly algorithm?: ChainAlgorithm;
}

const usualLimit = 50;

/** `audit list|export|verify|hash`: the record of who changed what. */
export function addAuditCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const audit = program.command('audit').description(words.commands.audit);

  audit
    .command('list')
    .description(words.commands.auditList)
    .option('--from <day>', words.options.from)
    .option('--to <day>', words.options.until)
    .option('--actor <id>', words.options.actor)
    .option('--action <action>', words.options.action)
    .option('--text <words>', words.options.auditText)
    .option('--limit <n>', words.options.limit, countOf)
    .option('--json', words.options.json)
    .action(async (_options: AuditOptions, command: Command) => {
      const options: AuditOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const asked = Object.fromEntries(
          Object.entries({ ...options }).filter(([name]) => ['from', 'to', 'actor', 'action', 'text'].includes(name)),
        );
        const lines = await findAudit(app, actor, city, asked, options.limit ?? usualLimit);
        if (options.json) return terminal.out(jsonText(auditListBody.parse(presentAudit(lines))));
        const heads = ['#', words.audit.at, words.audit.who, words.audit.via, words.audit.action, words.audit.subject];
        return terminal.out(
          table(
            heads.map((head) => ({ head })),
            lines.map(({ number, at, actor: by, action, subject }) => [
              String(number),
              momentText(at),
              by.name === '' ? by.id : by.name,
              by.via,
              action,
              subject,
            ]),
          ),
        );
      });
    });

  audit
    .command('export')
    .description(words.commands.auditExport)
    .option('--csv', words.options.csv)
    .action(async (_options: AuditOptions, command: Command) => {
      const options: AuditOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        if (options.csv) await terminal.out(csvLine(auditColumns));
        for await (const batch of exportAudit(app, actor, city)) {
          const lines = options.csv
            ? presentAudit(batch).lines.map((line) => csvLine(auditRecord(line)))
            : batch.map((line) => `${JSON.stringify(line)}\n`);
          await terminal.out(lines.join(''));
        }
      });
    });

  audit
    .command('verify')
    .description(words.commands.auditVerify)
    .option('--end <number:hash>', words.options.end, endOf)
    .action(async (_options: AuditOptions, command: Command) => {
      const options: AuditOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { lines, head, faults } = await verifyAudit(app, actor, city, options.end);
        for (const { number, kind } of faults) await terminal.out(`${number} ${words.audit.faults[kind]}\n`);
        terminal.err(`${words.audit.verified(lines, `${head.number}:${head.hash}`)}\n`);
        if (faults.length > 0) throw new DomainError('audit-log-broken', { places: faults.length });
      });
    });

  audit
    .command('hash')
    .description(words.commands.auditHash)
    .addOption(new Option('--algorithm <name>', words.options.algorithm).choices(['sm3', 'sha256']).default('sm3'))
    .action(async (_options: AuditOptions, command: Command) => {
      const options: AuditOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const { algorithm: before } = await app.store.audit.head(city);
        const after = options.algorithm ?? 'sm3';
        await app.store.audit.setAlgorithm(city, after);
        const line = { at: app.clock.now(), actor, action: 'audit.hash', subject: city, detail: {}, before, after };
        await app.store.audit.append(city, line);
        terminal.err(`${words.audit.chained(after)}\n`);
      });
    });
}

function countOf(text: string): number {
  const count = Number(text);
  if (!/^\d{1,4}$/.test(text) || count < 1) throw new InvalidArgumentError(text);
  return count;
}

/** An end of the chain as `verify` prints it. */
function endOf(text: string): ChainHead {
  const [, number, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined) throw new InvalidArgumentError(text);
  return { number: Number(number), hash };
}
