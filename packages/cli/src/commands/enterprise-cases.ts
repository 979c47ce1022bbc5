import { answerRequest, fileRequest, moveOnLadder, rateRequest, readLadder, readRequests } from '@shigan/app';
import {
  answerRequestBody,
  type EnterpriseFigureBody,
  fileRequestBody,
  jsonText,
  type LadderBody,
  ladderMoveBody,
  parsePeriod,
  presentLadder,
  presentRequests,
  rateRequestBody,
  RequestRefused,
  type RequestsBody,
} from '@shigan/contract';
import { type EnterpriseFigure, enterpriseFigureId, isMissing } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { enterpriseCaseWords, type EnterpriseCaseWords } from '../words/enterprise-case-words.ts';

interface CaseOptions extends GlobalOptions {
  readonly region?: string;
  readonly period?: string;
  readonly asOf?: string;
  readonly rung?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly kind?: string;
  readonly title?: string;
  readonly text?: string;
  readonly stars?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `enterprises ladder|move|requests|request|answer|rate`. */
export function addEnterpriseCaseCommands(enterprises: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const { language } = terminal;
  const own = enterpriseCaseWords[language];
  const reading = (name: string, description: string): Command =>
    enterprises
      .command(name)
      .description(description)
      .option('--region <code>', words.options.region)
      .option('--as-of <moment>', words.options.asOf)
      .option('--json', words.options.json)
      .option('--json-schema', words.options.jsonSchema);

  reading('ladder', own.ladder)
    .option('--period <month>', words.options.period)
    .action(async (_options: CaseOptions, command: Command) => {
      const options: CaseOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'ladder');
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { region, period, asOf } = options;
        const report = await readLadder(app, actor, city, {
          ...(region === undefined ? {} : { region }),
          ...(period === undefined ? {} : { period: parsePeriod(period) }),
          ...(asOf === undefined ? {} : { asOf }),
        });
        const idOf = (figure: EnterpriseFigure): string => enterpriseFigureId(figure, app.digest.sha256);
        const body = presentLadder(report, { language, idOf }, 20);
        return terminal.out(options.json ? jsonText(body) : ladderText(body, own));
      });
    });

  reading('requests', own.requests).action(async (_options: CaseOptions, command: Command) => {
    const options: CaseOptions = command.optsWithGlobals();
    if (options.jsonSchema) return printSchema(terminal, 'enterpriseRequests');
    return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
      const { region, asOf } = options;
      const asked = { ...(region === undefined ? {} : { region }), ...(asOf === undefined ? {} : { asOf }) };
      const body = presentRequests(await readRequests(app, actor, city, asked), language);
      return terminal.out(options.json ? jsonText(body) : requestsText(body, own));
    });
  });

  enterprises
    .command('move')
    .description(own.move)
    .argument('<code>')
    .option('--rung <code>', own.options.rung)
    .option('--to <step>', own.options.to)
    .option('--reason <text>', own.options.reason)
    .action(async (enterprise: string, _options: CaseOptions, command: Command) => {
      const { rung, to: move, reason, ...options }: CaseOptions = command.optsWithGlobals();
      const asked = checked(ladderMoveBody, {
        enterprise,
        rung: required(rung, '--rung', command, words),
        move: required(move, '--to', command, words),
        ...(reason === undefined ? {} : { reason }),
      });
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const { events } = await moveOnLadder(app, actor, city, asked);
        return terminal.out(own.moved(events.length));
      });
    });

  enterprises
    .command('request')
    .description(own.request)
    .argument('<code>')
    .option('--kind <kind>', own.options.kind)
    .option('--title <text>', own.options.title)
    .option('--text <text>', own.options.text)
    .action(async (enterprise: string, _options: CaseOptions, command: Command) => {
      const { kind, title, text, ...options }: CaseOptions = command.optsWithGlobals();
      const asked = checked(fileRequestBody, {
        enterprise,
        kind: required(kind, '--kind', command, words),
        title: required(title, '--title', command, words),
        text: required(text, '--text', command, words),
      });
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        const { id, matter } = await fileRequest(app, actor, city, asked);
        return terminal.out(own.filed(id, matter));
      });
    });

  enterprises
    .command('answer')
    .description(own.answer)
    .argument('<id>')
    .option('--text <text>', own.options.text)
    .action(async (id: string, _options: CaseOptions, command: Command) => {
      const { text, ...options }: CaseOptions = command.optsWithGlobals();
      const asked = checked(answerRequestBody, { text: required(text, '--text', command, words) });
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        await answerRequest(app, actor, city, id, asked.text);
        return terminal.out(own.done);
      });
    });

  enterprises
    .command('rate')
    .description(own.rate)
    .argument('<id>')
    .option('--stars <number>', own.options.stars)
    .option('--text <text>', own.options.text)
    .action(async (id: string, _options: CaseOptions, command: Command) => {
      const { stars, text, ...options }: CaseOptions = command.optsWithGlobals();
      const given = { stars: Number(required(stars, '--stars', command, words)) };
      const asked = checked(rateRequestBody, text === undefined ? given : { ...given, text });
      return withStore(surroundings, options, 'writing', async ({ app, actor, city }) => {
        await rateRequest(app, actor, city, id, asked);
        return terminal.out(own.done);
      });
    });
}

/** As much of a schema of the interface as is asked of it here. */
interface Schema<T> {
  safeParse(given: object):
    | { readonly success: true; readonly data: T }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** What the interface would take, or a refusal that names the field. */
function checked<T>(schema: Schema<T>, given: object): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestRefused('invalid-request', { [String(issue?.path[0] ?? 'body')]: issue?.message ?? '' });
}

function shown(figure: EnterpriseFigureBody): string {
  return isMissing(figure.value) ? '—' : figure.shown.replace('-', '−');
}

function ladderText(body: LadderBody, { heads, ...own }: EnterpriseCaseWords): string {
  const near = (rows: LadderBody['rising']): string =>
    table(
      [heads.name, heads.region, heads.threshold, heads.projected, heads.chance].map((head) => ({ head })),
      rows.map(({ enterprise, threshold, projected, chance }) => [
        enterprise.name,
        enterprise.region?.name ?? '',
        String(threshold.least),
        shown(projected),
        shown(chance),
      ]),
    );
  return [
    table(
      [heads.rung, heads.steps, heads.month, heads.year, heads.goal].map((head) => ({ head })),
      body.rungs.map((rung) => [
        rung.name,
        rung.path.map(({ name, now }) => `${name}${now}`).join(' '),
        String(rung.month),
        String(rung.year),
        rung.goal === null ? '' : String(rung.goal),
      ]),
    ),
    table(
      [heads.kind, heads.month, heads.year, heads.goal].map((head) => ({ head })),
      body.entrants.map(({ name, month, year, goal }) => [
        year === 0 ? `${name}${own.zero}` : name,
        String(month),
        String(year),
        goal === null ? '' : String(goal),
      ]),
    ),
    own.rising(body.risingOf) + near(body.rising),
    own.falling(body.fallingOf) + near(body.falling),
  ].join('\n');
}

function requestsText(body: RequestsBody, { heads, states }: EnterpriseCaseWords): string {
  const counted = (rows: RequestsBody['byKind'], head: string): string =>
    table(
      [head, heads.asked, heads.open, heads.overdue, heads.stars].map((one) => ({ head: one })),
      rows.map(({ name, asked, open, overdue, stars }) => [
        name,
        String(asked),
        String(open),
        String(overdue),
        stars === null ? '' : stars.toFixed(1),
      ]),
    );
  return [
    counted(body.byKind, heads.kind),
    counted(body.byRegion, heads.region),
    table(
      [heads.id, heads.kind, heads.title, heads.name, heads.due, heads.state].map((head) => ({ head })),
      body.requests.map((one) => [one.id, one.kindName, one.title, one.enterprise.name, one.due, states[one.state]]),
    ),
  ].join('\n');
}
