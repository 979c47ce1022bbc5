import { dossierDocument, listArchive, type Moment, readDossier, readRegistry } from '@shigan/app';
import { type DossierBody, jsonText, presentArchiveRow, presentDossier } from '@shigan/contract';
import { dayInWords, dayOf, type RegionCode } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';

const own = {
  zh: {
    archive: '档案：销号事项的案卷，只读',
    list: '档案目录，最近销号的在前',
    show: '一件案卷；--out 写成一个文件',
    out: '写到文件：.docx',
    text: '只列包含这些字的',
    heads: ['编号', '事项', '牵头单位', '销号', '归档', '记录', '佐证', '案卷'],
  },
  en: {
    archive: 'the archive: dossiers of struck-off matters, read-only',
    list: 'the catalogue, the last struck off first',
    show: 'one dossier; --out writes it as one file',
    out: 'to a file: .docx',
    text: 'only what holds these words',
    heads: ['number', 'matter', 'lead unit', 'struck off', 'archived', 'entries', 'evidence', 'dossier'],
  },
} as const;

interface ArchiveOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly text?: string;
  readonly out?: string;
  readonly json?: true;
}

/** `archive list|show`: what struck-off matters keep. */
export function addArchiveCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const say = own[language];
  const archive = program.command('archive').description(say.archive);
  const namesAt = async ({ app }: Opened, moment: Moment): Promise<(code: RegionCode) => string> => {
    const registry = await readRegistry(app, moment);
    return (code) => registry.regions.get(code)?.name[language] ?? code;
  };

  archive
    .command('list')
    .description(say.list)
    .option('--text <words>', say.text)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((_options: ArchiveOptions, command: Command) => {
      const options: ArchiveOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async (opened) => {
        const { app, actor, city } = opened;
        const { moment, matters } = await listArchive(app, actor, city, {
          ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
          ...(options.text === undefined ? {} : { text: options.text }),
        });
        const names = await namesAt(opened, moment);
        const rows = matters.map((one) => presentArchiveRow(one, names));
        if (options.json) return terminal.out(jsonText({ asOf: moment.asOf, demo: moment.city.demo, matters: rows }));
        const lines = rows.map((one) => [
          `${one.number.year}-${one.number.sequence}`,
          one.title,
          one.leadUnit,
          one.struckOffOn,
          one.archivedOn ?? '—',
          String(one.entries),
          String(one.evidence),
          one.id,
        ]);
        return terminal.out(
          table(
            say.heads.map((head) => ({ head })),
            lines,
          ),
        );
      });
    });

  archive
    .command('show')
    .description(say.show)
    .argument('[matter]', say.heads[7])
    .option('--out <file>', say.out)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((given: string | undefined, _options: ArchiveOptions, command: Command) => {
      const id = required(given, 'MATTER', command, words);
      const options: ArchiveOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async (opened) => {
        const { app, actor, city } = opened;
        const { moment, ...dossier } = await readDossier(app, actor, city, id, options.asOf);
        const at = { asOf: moment.asOf, demo: moment.city.demo };
        const body = presentDossier({ ...dossier, ...at }, language, await namesAt(opened, moment));
        if (options.out === undefined) return terminal.out(options.json ? jsonText(body) : dossierText(body));
        const about = {
          city: moment.city.name,
          date: language === 'zh' ? dayInWords(dayOf(moment.asOf)) : dayOf(moment.asOf),
          demo: moment.city.demo ? words.board.demo : '',
          language,
        };
        return writeFile(options.out, await app.documents.tablesDocument(dossierDocument(body, about)));
      });
    });
}

function dossierText({ title, parts }: DossierBody): string {
  return [
    `${title}\n`,
    ...parts.map(({ title: name, head, rows }) => {
      const columns = head.map((word) => ({ head: word }));
      const lines = rows.map(({ cells }) => cells.map((cell) => cell.replaceAll('\n', ' ')));
      return `${name}\n\n${table(columns, lines)}`;
    }),
  ].join('\n');
}
