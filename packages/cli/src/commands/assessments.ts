import {
  assessmentDocument,
  awardDocument,
  awardDocumentKinds,
  decideObjection,
  objectToAssessment,
  publishAssessment,
  readAssessment,
  settleAssessment,
} from '@shigan/app';
import { jsonText, presentAssessment, RequestRefused } from '@shigan/contract';
import { type AssessmentCorrection, display } from '@shigan/core';
import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import { type GlobalOptions, type Opened, printSchema, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { assessmentWords } from '../words/assessment-words.ts';
import { collect, yearOf } from './notice.ts';

interface AssessmentOptions extends GlobalOptions {
  readonly year?: string;
  readonly asOf?: string;
  readonly unit?: string;
  readonly words?: string;
  readonly objection?: string;
  readonly upheld?: true;
  readonly reason?: string;
  readonly correct?: readonly string[];
  readonly output?: string;
  readonly json?: true;
  readonly jsonSchema?: true;
}

/** `assessment show|publish|object|decide|settle|document`, and `awards document KIND`. */
export function addAssessmentCommands(program: Command, awards: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const own = assessmentWords[terminal.language];
  const assessment = program.command('assessment').description(own.commands.assessment);
  const yearIn = (options: AssessmentOptions, command: Command): number =>
    yearOf(required(options.year, '--year', command, words)).year ?? 0;
  const asOfIn = ({ asOf }: AssessmentOptions) => (asOf === undefined ? {} : { asOf });

  assessment
    .command('show')
    .description(own.commands.show)
    .option('--year <year>', own.options.year)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .option('--json-schema', words.options.jsonSchema)
    .action(async (_options: AssessmentOptions, command: Command) => {
      const options: AssessmentOptions = command.optsWithGlobals();
      if (options.jsonSchema) return printSchema(terminal, 'assessment');
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const asked = { ...yearOf(options.year), ...asOfIn(options) };
        const body = presentAssessment(await readAssessment(app, actor, city, asked));
        if (options.json) return terminal.out(jsonText(body));
        const units = body.published?.units ?? body.units;
        await terminal.out(`${own.state(body.year, body.policy.name, body.published === null)}\n`);
        await terminal.out(
          table(
            own.heads.map((head, column) => ({ head, ...(column === 1 ? {} : { align: 'right' as const }) })),
            units.map(({ rank, name, parts, total }) => [
              String(rank),
              name,
              ...[parts.indicators, parts.supervision, parts.awards, total].map((points) => display(points, 2)),
            ]),
          ),
        );
        const nameOf = (code: string): string => units.find((unit) => unit.code === code)?.name ?? code;
        for (const { number, unit, words: said, decision } of body.published?.objections ?? [])
          await terminal.out(
            `${own.objection(number, nameOf(unit), said, decision?.upheld ?? null, decision?.reason ?? '')}\n`,
          );
      });
    });

  const acting = (
    name: string,
    description: string,
    act: (opened: Opened, year: number, options: AssessmentOptions, command: Command) => Promise<void>,
  ): Command =>
    assessment
      .command(name)
      .description(description)
      .option('--year <year>', own.options.year)
      .action(async (_options: AssessmentOptions, command: Command) => {
        const options: AssessmentOptions = command.optsWithGlobals();
        const year = yearIn(options, command);
        return withStore(surroundings, options, 'writing', async (opened) => {
          await act(opened, year, options, command);
          return terminal.out(`${own.done}\n`);
        });
      });

  acting('publish', own.commands.publish, ({ app, actor, city }, year) => publishAssessment(app, actor, city, year));

  acting('object', own.commands.object, ({ app, actor, city }, year, options, command) =>
    objectToAssessment(app, actor, city, year, {
      unit: required(options.unit, '--unit', command, words),
      words: required(options.words, '--words', command, words),
    }),
  )
    .option('--unit <code>', own.options.unit)
    .option('--words <text>', own.options.words);

  acting('decide', own.commands.decide, ({ app, actor, city }, year, options, command) =>
    decideObjection(app, actor, city, year, {
      objection: Number(required(options.objection, '--objection', command, words)),
      upheld: options.upheld === true,
      reason: required(options.reason, '--reason', command, words),
      corrections: (options.correct ?? []).map((text) => correctionOf(text)),
    }),
  )
    .option('--objection <number>', own.options.objection)
    .option('--upheld', own.options.upheld)
    .option('--reason <text>', own.options.reason)
    .option('--correct <item=points>', own.options.correct, collect);

  acting('settle', own.commands.settle, ({ app, actor, city }, year) => settleAssessment(app, actor, city, year));

  assessment
    .command('document')
    .description(own.commands.document)
    .option('--year <year>', own.options.year)
    .option('--as-of <moment>', words.options.asOf)
    .option('-o, --output <file>', own.options.output)
    .action(async (_options: AssessmentOptions, command: Command) => {
      const options: AssessmentOptions = command.optsWithGlobals();
      const year = yearIn(options, command);
      const path = required(options.output, '--output', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const document = await assessmentDocument(app, actor, city, { year, ...asOfIn(options) });
        await writeFile(path, await app.documents.bulletinDocument(document));
        return terminal.out(`${path}\n`);
      });
    });

  awards
    .command('document')
    .description(own.commands.awardDocument)
    .argument('[kind]')
    .option('--year <year>', own.options.year)
    .option('--as-of <moment>', words.options.asOf)
    .option('-o, --output <file>', own.options.output)
    .action(async (given: string | undefined, _options: AssessmentOptions, command: Command) => {
      const options: AssessmentOptions = command.optsWithGlobals();
      const kind = awardDocumentKinds.find((one) => one === required(given, 'KIND', command, words));
      if (kind === undefined) throw new RequestRefused('invalid-request', { kind: given ?? '' });
      const path = required(options.output, '--output', command, words);
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const document = await awardDocument(app, actor, city, kind, { ...yearOf(options.year), ...asOfIn(options) });
        await writeFile(path, await app.documents.bulletinDocument(document));
        return terminal.out(`${path}\n`);
      });
    });
}

function correctionOf(text: string): AssessmentCorrection {
  const at = text.lastIndexOf('=');
  const points = Number(text.slice(at + 1));
  if (at < 1 || !Number.isFinite(points)) throw new RequestRefused('invalid-request', { correct: text });
  return { item: text.slice(0, at), points };
}
