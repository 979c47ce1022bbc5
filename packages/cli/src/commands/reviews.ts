import { closeReview, listReviews, openReview, readRegistry, readReview } from '@shigan/app';
import { jsonText, presentReview, type ReviewBody } from '@shigan/contract';
import { dayOf, figureId } from '@shigan/core';
import type { Command } from 'commander';
import { type GlobalOptions, type Opened, required, type Surroundings, withStore } from '../invocation.ts';
import { table } from '../terminal/table.ts';
import { momentText } from '../text/moment-text.ts';

interface ReviewOptions extends GlobalOptions {
  readonly asOf?: string;
  readonly due?: string;
  readonly json?: true;
}

/** `reviews list|show|open|close`: rounds of the monthly review. Units report by acts on matters. */
export function addReviewCommands(program: Command, surroundings: Surroundings): void {
  const { terminal, words } = surroundings;
  const say = words.reviews;
  const reviews = program.command('reviews').description(say.reviews);

  reviews
    .command('list')
    .description(say.list)
    .option('--as-of <moment>', words.options.asOf)
    .option('--json', words.options.json)
    .action((_options: ReviewOptions, command: Command) => {
      const options: ReviewOptions = command.optsWithGlobals();
      return withStore(surroundings, options, 'reading', async ({ app, actor, city }) => {
        const { moment, reviews: found } = await listReviews(app, actor, city, options.asOf);
        const rounds = found.map(({ month, due, openedAt, closedAt }) => ({ month, due, openedAt, closedAt }));
        if (options.json) return terminal.out(jsonText({ asOf: moment.asOf, demo: moment.city.demo, reviews: rounds }));
        const heads = [say.month, say.due, say.opened, say.closed].map((head) => ({ head }));
        const rows = rounds.map(({ month, due, openedAt, closedAt }) => [
          month,
          due,
          momentText(openedAt),
          closedAt === null ? '—' : momentText(closedAt),
        ]);
        return terminal.out(table(heads, rows));
      });
    });

  for (const [name, description, needed] of [
    ['show', say.show, true],
    ['open', say.open, false],
    ['close', say.close, true],
  ] as const) {
    const sub = reviews.command(name).description(description);
    if (needed) sub.argument('[month]', say.month);
    if (name === 'show') sub.option('--as-of <moment>', words.options.asOf);
    if (name === 'open') sub.option('--due <day>', say.due);
    sub.option('--json', words.options.json).action((...given: readonly unknown[]) => {
      const command = sub;
      const options: ReviewOptions = command.optsWithGlobals();
      const month = needed
        ? required(typeof given[0] === 'string' ? given[0] : undefined, 'MONTH', command, words)
        : '';
      const mode = name === 'show' ? 'reading' : 'writing';
      return withStore(surroundings, options, mode, async (opened) => {
        const { app, actor, city } = opened;
        if (name === 'close') await closeReview(app, actor, city, month);
        const due = options.due === undefined ? {} : { due: options.due };
        const id = name === 'open' ? await openReview(app, actor, city, due) : month;
        const body = await presented(opened, id, options.asOf, surroundings);
        return terminal.out(options.json ? jsonText(body) : reviewText(body, say));
      });
    });
  }
}

async function presented(
  { app, actor, city }: Opened,
  month: string,
  asOf: string | undefined,
  { terminal }: Surroundings,
): Promise<ReviewBody> {
  const { moment, ...reading } = await readReview(app, actor, city, month, asOf);
  const presenting = {
    language: terminal.language,
    idOf: (figure: Parameters<typeof figureId>[0]) => figureId(figure, (content) => app.digest.sha256(content)),
    registry: await readRegistry(app, moment),
  };
  return presentReview({ ...reading, asOf: moment.asOf, demo: moment.city.demo }, presenting, dayOf(moment.asOf));
}

function reviewText({ month, due, counts, units }: ReviewBody, say: Surroundings['words']['reviews']): string {
  const heads = [say.unit, say.matter, say.outcome, say.pointedOut].map((head) => ({ head }));
  const rows = units.flatMap(({ name, lines }) =>
    lines.map(({ matter, outcomeWords, report }) => [
      name,
      matter.title,
      [outcomeWords, report?.verdictWords ?? ''].filter((one) => one !== '').join(' · '),
      (report?.signs ?? []).map((sign) => sign.words).join('；'),
    ]),
  );
  return `${say.title(month, due, counts)}\n\n${table(heads, rows)}`;
}
