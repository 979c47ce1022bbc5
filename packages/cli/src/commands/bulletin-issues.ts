import {
  beginBulletinDraft,
  listBulletins,
  publishBulletin,
  readBulletinDraft,
  readIssuedBulletin,
  readIssuedFile,
} from '@shigan/app';
import {
  parsePeriod,
  presentIssued,
  presentIssuedDetail,
  presentIssuedList,
  presentOutdated,
  jsonText,
} from '@shigan/contract';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { exitCodes } from '../exit-codes.ts';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { bulletinText, issuedText, outdatedText } from '../text/bulletin-text.ts';

interface IssueOptions extends GlobalOptions {
  readonly lang?: string;
  readonly region?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly signer?: string;
  readonly number?: string;
  readonly acceptByHand?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `bulletin draft`, `publish`, `list`, `show`, `outdated`: from the words of a month to numbered issues, and what became of their
 *  figures. */
export function addBulletinIssueCommands(bulletin: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { options: say } = words;
  const json = async (value: unknown): Promise<void> => terminal.out(`${jsonText(value)}\n`);

  bulletin
    .command('draft')
    .description(words.commands.bulletinDraft)
    .option('--region <code>', say.region)
    .option('--period <month>', say.period)
    .option('--as-of <moment>', say.asOf)
    .action(async (_options: IssueOptions, self: Command) => {
      const options: IssueOptions = self.optsWithGlobals();
      const asked = draftAsked(options, self, surroundings);
      await withStore(surroundings, options, 'writing', async ({ app, actor, city }) =>
        terminal.out(`${await beginBulletinDraft(app, actor, city, asked)}\n`),
      );
    });

  bulletin
    .command('publish')
    .argument('[draft]', words.bulletin.draft)
    .description(words.commands.bulletinPublish)
    .option('--region <code>', say.region)
    .option('--period <month>', say.period)
    .option('--as-of <moment>', say.asOf)
    .option('--signer <name>', say.signer)
    .option('--number <number>', say.issueNumber)
    .option('--accept-by-hand', say.acceptByHand)
    .option('--json', say.json)
    .action(async (draft: string | undefined, _options: IssueOptions, self: Command) => {
      const options: IssueOptions = self.optsWithGlobals();
      const signer = required(options.signer, '--signer', self, words);
      if (options.number !== undefined && !/^[1-9]\d{0,4}$/.test(options.number))
        return self.error(`--number ${options.number}: ${say.issueNumber}`, { exitCode: exitCodes.usage });
      const asked = draft === undefined ? draftAsked(options, self, surroundings) : undefined;
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const id = draft ?? (asked === undefined ? '' : await beginBulletinDraft(app, actor, city, asked));
        const { draft: seen } = await readBulletinDraft(app, actor, city, id);
        const issued = await publishBulletin(app, actor, city, id, {
          revision: seen.revision,
          signer,
          ...(options.number === undefined ? {} : { number: Number(options.number) }),
          ...(options.acceptByHand === true ? { acceptFiguresByHand: true } : {}),
        });
        const body = presentIssued({ bulletin: issued, review: { outdated: [] } });
        await (options.json === true ? json(body) : terminal.out(issuedText([body], words.bulletin)));
      });
    });

  reading(bulletin, surroundings, 'list', words.commands.bulletinList).action(
    async (_: IssueOptions, self: Command) => {
      const options: IssueOptions = self.optsWithGlobals();
      await withStore(surroundings, options, 'reading', async (opened) => {
        const { moment, bulletins } = await listed(opened, options);
        const body = presentIssuedList(moment.asOf, bulletins);
        await (options.json === true ? json(body) : terminal.out(issuedText(body.bulletins, words.bulletin)));
      });
    },
  );

  reading(bulletin, surroundings, 'outdated', words.commands.bulletinOutdated).action(
    async (_: IssueOptions, self: Command) => {
      const options: IssueOptions = self.optsWithGlobals();
      await withStore(surroundings, options, 'reading', async (opened) => {
        const { moment, bulletins } = await listed(opened, options);
        const body = presentOutdated(moment.asOf, bulletins);
        await (options.json === true ? json(body) : terminal.out(outdatedText(body.bulletins, words.bulletin)));
      });
    },
  );

  reading(bulletin, surroundings, 'show <id>', words.commands.bulletinShow)
    .option('--out <path>', say.out)
    .action(async (id: string, _options: IssueOptions, self: Command) => {
      const options: IssueOptions = self.optsWithGlobals();
      const kind = options.out === undefined ? undefined : /\.(docx|html)$/i.exec(options.out)?.[1]?.toLowerCase();
      if (options.out !== undefined && kind !== 'docx' && kind !== 'html')
        return self.error(`--out ${options.out}: ${say.out}`, { exitCode: exitCodes.usage });
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        if (options.out !== undefined && (kind === 'docx' || kind === 'html')) {
          await writeFile(options.out, (await readIssuedFile(app, actor, city, id, kind)).bytes);
          terminal.err(`${options.out}\n`);
          return;
        }
        const { moment, content, ...issue } = await readIssuedBulletin(app, actor, city, id, options.asOf);
        const body = presentIssuedDetail(moment.asOf, issue, content);
        await (options.json === true ? json(body) : terminal.out(bulletinText(body)));
      });
    });
}

function reading(bulletin: Command, { words }: Surroundings, name: string, description: string): Command {
  return bulletin
    .command(name)
    .description(description)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json);
}

async function listed({ app, actor, city }: Opened, { asOf }: IssueOptions): ReturnType<typeof listBulletins> {
  return listBulletins(app, actor, city, asOf);
}

function draftAsked(
  options: IssueOptions,
  self: Command,
  { words }: Surroundings,
): Parameters<typeof beginBulletinDraft>[3] {
  return {
    region: required(options.region, '--region', self, words),
    period: parsePeriod(required(options.period, '--period', self, words)),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(options.lang === 'en' ? { language: 'en' } : {}),
  };
}
