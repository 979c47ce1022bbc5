import { importMatters, listMatters, listsDocument, listsWorkbook } from '@shigan/app';
import {
  jsonText,
  type MatterImportBody,
  type MatterListsBody,
  presentMatterImport,
  presentMatterLists,
} from '@shigan/contract';
import { dayInWords, dayOf, DomainError } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { fileOnDisk } from '../incoming-file.ts';
import { printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { asked, type MatterOptions, presentingAt } from './matter-options.ts';

/** `matters lists`: the three lists as JSON, or as the workbook that circulates. */
export function addThreeLists(matters: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  matters
    .command('lists')
    .description(words.commands.mattersLists)
    .option('--out <file>', words.options.workbookOut)
    .option('--state <state>', words.options.state)
    .option('--leader <code>', words.options.leader)
    .option('--unit <code>', words.options.unit)
    .option('--region <code>', words.options.region)
    .option('--open', words.options.open)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (_options: MatterOptions, command: Command) => {
      const options: MatterOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'matterLists');
      return withStore(surroundings, options, 'reading', async (opened) => {
        const { moment, matters: found } = await listMatters(opened.app, opened.actor, opened.city, asked(options));
        const presenting = await presentingAt(opened, moment, terminal.language);
        const at = { asOf: moment.asOf, demo: moment.city.demo };
        const body = presentMatterLists(found, presenting, at);
        if (options.out === undefined) return terminal.out(options.json ? jsonText(body) : listsText(body));
        const about = {
          city: moment.city.name,
          date: terminal.language === 'zh' ? dayInWords(dayOf(moment.asOf)) : dayOf(moment.asOf),
          demo: body.demo ? words.board.demo : '',
          language: terminal.language,
        };
        const { documents } = opened.app;
        return writeFile(
          options.out,
          options.out.endsWith('.docx')
            ? await documents.tablesDocument(listsDocument(body.lists, about))
            : await documents.workbook(listsWorkbook(body.lists, about)),
        );
      });
    });
}

function listsText({ lists }: MatterListsBody): string {
  return lists
    .map(({ title, head, rows }) => {
      const columns = head.map((word) => ({ head: word }));
      return `${title}\n\n${table(
        columns,
        rows.map(({ cells }) => cells),
      )}`;
    })
    .join('\n');
}

const own = {
  zh: {
    command: '导入督办事项表（问题、责任、时限可分几张表，按事项名称合并）：整表立项，有一处错误则一项不立',
    dryRun: '只检查，不立项',
    approve: '要素齐全的当即立项，其余为拟立项',
    outcomes: { opened: '拟立项', approved: '已立项', held: '已有同名事项', ready: '可立项' },
    heads: ['结果', '事项', '位置', '立项前须补'],
    faults: ['位置', '代码', '说明'],
  },
  en: {
    command:
      'opens the matters of a table (problems, responsibilities, deadlines; sheets join by the matter): all or none',
    dryRun: 'look only, open nothing',
    approve: 'approve at once what lacks nothing; the rest stays a draft',
    outcomes: { opened: 'drafted', approved: 'approved', held: 'held already', ready: 'could be opened' },
    heads: ['outcome', 'matter', 'place', 'missing for approval'],
    faults: ['place', 'code', 'what is wrong'],
  },
} as const;

interface ImportOptions extends MatterOptions {
  readonly dryRun?: true;
}

/** `matters import FILE`: the matters of a table, all or none. */
export function addMatterImport(matters: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const say = own[terminal.language];
  matters
    .command('import')
    .description(say.command)
    .usage('[options] <file>')
    .argument('[file]')
    .option('--dry-run', say.dryRun)
    .option('--approve', say.approve)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (given: string | undefined, _options: ImportOptions, command: Command) => {
      const options: ImportOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'matterImport');
      const file = await fileOnDisk(required(given, 'FILE', command, words));
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const imported = await importMatters(app, actor, city, file, {
          dryRun: options.dryRun === true,
          approve: options.approve === true,
        });
        const body = presentMatterImport(imported, terminal.language);
        await terminal.out(options.json ? jsonText(body) : importedText(body, say));
        const errors = body.faults.filter(({ severity }) => severity === 'error').length;
        if (errors > 0) throw new DomainError('file-has-faults', { file: file.name, errors });
      });
    });
}

function importedText({ matters, faults }: MatterImportBody, say: (typeof own)['zh' | 'en']): string {
  const lines = matters.map(({ outcome, title, sheet, row, lacks }) => [
    say.outcomes[outcome],
    title,
    `${sheet}!${row}`,
    lacks.join('、'),
  ]);
  const found = faults.map(({ sheet, column, row, code, message }) => [
    `${sheet}!${column ?? ''}${row ?? ''}`,
    code,
    message,
  ]);
  const heads = (of: readonly string[]) => of.map((head) => ({ head }));
  return table(heads(say.heads), lines) + (found.length === 0 ? '' : `\n${table(heads(say.faults), found)}`);
}
