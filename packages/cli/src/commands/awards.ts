import {
  awardNames,
  type OpenAwards,
  openAwards,
  planAwards,
  readOdds,
  readPoints,
  readStanding,
  reverseAward,
} from '@shigan/app';
import {
  jsonText,
  type OddsPresentation,
  oddsPresentation,
  presentOdds,
  presentPlan,
  presentPoints,
  presentStanding,
  RequestRefused,
} from '@shigan/contract';
import { awardFigureId } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { goalText, oddsText, planText, pointsText, standingText } from '../text/award-text.ts';
import { awardWords } from '../words/award-words.ts';
import { addAssessmentCommands } from './assessments.ts';
import { addAwardEvidenceCommand } from './award-evidence.ts';
import { addAwardWorkbookCommands } from './award-workbooks.ts';
import { authorityOf, collect, yearOf } from './notice.ts';

interface AwardOptions extends GlobalOptions {
  readonly region?: string;
  readonly year?: string;
  readonly authority?: string;
  readonly asOf?: string;
  readonly capacity?: string;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly seed?: string;
  readonly reason?: string;
  readonly if?: readonly string[];
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `awards standing|odds|plan|list|reverse` and `points show`. */
export function addAwardCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const own = awardWords[language];
  const awards = program.command('awards').description(own.commands.awards);
  addAwardWorkbookCommands(awards, surroundings);
  addAwardEvidenceCommand(awards, surroundings);
  addAssessmentCommands(program, awards, surroundings);
  const presentation = (app: Opened['app'], open: OpenAwards): OddsPresentation =>
    oddsPresentation(
      (content) => app.digest.sha256(content),
      language,
      awardNames(open, language, 'province', 0).region,
    );
  const points = program.command('points').description(own.commands.points);

  /** A command that reads: its options, and what it prints. */
  const reading = (
    parent: Command,
    name: string,
    description: string,
    shape: 'standing' | 'odds' | 'plan' | 'points',
    print: (opened: Opened, options: AwardOptions, command: Command) => Promise<readonly [body: object, text: string]>,
  ): Command =>
    parent
      .command(name)
      .description(description)
      .option('--region <code>', words.options.region)
      .option('--year <year>', own.options.year)
      .option('--authority <authority>', own.options.authority)
      .option('--as-of <moment>', words.options.asOf)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema)
      .action(async (_options: AwardOptions, command: Command) => {
        const options: AwardOptions = command.optsWithGlobals();
        if (options.jsonSchema) return printSchema(terminal, shape);
        return withStore(surroundings, options, 'reading', async (opened) => {
          const [body, text] = await print(opened, options, command);
          return terminal.out(options.json ? jsonText(body) : text);
        });
      });

  reading(awards, 'standing', own.commands.standing, 'standing', async ({ app, actor, city }, options) => {
    const { open, report } = await readStanding(app, actor, city, askedOf(options, city));
    const names = awardNames(open, language, report.authority, report.year);
    const about = { asOf: open.record.asOf, demo: open.moment.city.demo };
    const idOf = (figure: Parameters<typeof awardFigureId>[0]): string =>
      awardFigureId(figure, (content) => app.digest.sha256(content));
    const body = presentStanding(report, about, names, { language, idOf });
    return [body, standingText(body, own)];
  });

  reading(awards, 'odds', own.commands.odds, 'odds', async ({ app, actor, city }, options) => {
    const odds = await readOdds(app, actor, city, askedOf(options, city));
    const body = presentOdds(odds, presentation(app, odds.open));
    return [body, oddsText(body, own)];
  });

  reading(awards, 'plan', own.commands.plan, 'plan', async ({ app, actor, city }, options, command) => {
    const capacity = Number(required(options.capacity, '--capacity', command, words));
    if (!Number.isFinite(capacity)) throw new RequestRefused('invalid-request', { capacity: options.capacity ?? '' });
    const plan = await planAwards(app, actor, city, {
      ...askedOf(options, city),
      capacity,
      include: options.include ?? [],
      exclude: options.exclude ?? [],
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    });
    const body = presentPlan(plan, presentation(app, plan.open));
    return [body, planText(body, own)];
  })
    .option('--capacity <number>', own.options.capacity)
    .option('--include <sub-item>', own.options.include, collect)
    .option('--exclude <sub-item>', own.options.exclude, collect)
    .option('--seed <seed>', own.options.seed);

  reading(awards, 'goal', own.commands.goal, 'plan', async ({ app, actor, city }, options) => {
    const plan = await planAwards(app, actor, city, {
      ...askedOf(options, city),
      capacity: Number(options.capacity ?? 0),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    });
    const body = presentPlan(plan, presentation(app, plan.open));
    return [body, goalText(body)];
  })
    .option('--capacity <number>', own.options.capacity)
    .option('--seed <seed>', own.options.seed);

  awards
    .command('list')
    .description(own.commands.list)
    .option('--year <year>', own.options.year)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action(async (_options: AwardOptions, command: Command) => {
      const options: AwardOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const open = await openAwards(app, actor, city, options.asOf);
        const { year } = yearOf(options.year);
        const listed = open.awards.filter((award) => award.city === city && (year ?? award.year) === award.year);
        if (options.json) return terminal.out(jsonText(listed));
        const { heads } = own;
        return terminal.out(
          table(
            [{ head: heads.year }, { head: heads.measure }, { head: heads.recipient }, { head: heads.id }],
            listed.map((award) => [
              String(award.year),
              awardNames(open, language, award.authority, award.year).measure(award.measure),
              award.recipientName,
              award.id,
            ]),
          ),
        );
      });
    });

  awards
    .command('reverse')
    .description(own.commands.reverse)
    .argument('<id>')
    .option('--reason <text>', own.options.reason)
    .action(async (id: string, _options: AwardOptions, command: Command) => {
      const options: AwardOptions = command.optsWithGlobals();
      const reason = required(options.reason, '--reason', command, words);
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        await reverseAward(app, actor, city, id, reason);
        return terminal.out(`${own.reversed}\n`);
      });
    });

  reading(points, 'show', own.commands.pointsShow, 'points', async ({ app, actor, city }, options, command) => {
    const { year = 0 } = yearOf(required(options.year, '--year', command, words));
    const asOf = options.asOf === undefined ? {} : { asOf: options.asOf };
    const further = (options.if ?? []).map((text) => furtherOf(text));
    const read = await readPoints(app, actor, city, { year, further, ...asOf });
    const body = presentPoints(read, awardNames(read.open, language, 'province', year).measure);
    return [body, pointsText(body, own)];
  }).option('--if <code=measure>', own.options.if, collect);
}

function askedOf(options: AwardOptions, city: string): Parameters<typeof readStanding>[3] {
  return {
    region: options.region ?? city,
    authority: authorityOf(options.authority),
    ...yearOf(options.year),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  };
}

function furtherOf(text: string): {
  readonly recipient: string;
  readonly measure: string;
  readonly authority: ReturnType<typeof authorityOf>;
} {
  const match = /^([^=]+)=([^@]+)(?:@(.+))?$/u.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw new RequestRefused('invalid-request', { if: text });
  return { recipient: match[1], measure: match[2], authority: authorityOf(match[3]) };
}
