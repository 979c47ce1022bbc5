import type { IssuedBody, IssuedDetailBody, OutdatedListBody } from '@shigan/contract';
import { display, isMissing, runsText } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** Issued bulletins as a table: number, month, when and by whom, and how many figures were revised since. */
export function issuedText(bulletins: readonly IssuedBody[], words: Words['bulletin']): string {
  const heads = [words.issue, words.period, words.issuedAt, words.signer, words.state, words.title, words.id];
  return table(
    heads.map((head) => ({ head })),
    bulletins.map((b) => [
      `${b.series} ${b.year}-${b.number}`,
      b.period,
      momentText(b.issuedAt),
      b.signer,
      b.withdrawal === undefined ? (b.outdated === 0 ? words.upToDate : words.outdated(b.outdated)) : words.withdrawn,
      b.title,
      b.id,
    ]),
  );
}

/** Revised figures of issued bulletins as a table: what was published, what it is now, since when and through which file. */
export function outdatedText(bulletins: OutdatedListBody['bulletins'], words: Words['bulletin']): string {
  const heads = [words.issue, words.figure, words.published, words.now, words.since, words.cause];
  return table(
    heads.map((head) => ({ head })),
    bulletins.flatMap((b) =>
      b.figures.map((figure) => [
        `${b.year}-${b.number}`,
        figure.id.split('~').slice(0, 5).join(' '),
        `${display(figure.published, figure.decimals)}${figure.unit}`,
        isMissing(figure.now) ? figure.now.missing : `${display(figure.now, figure.decimals)}${figure.unit}`,
        figure.since === undefined ? '' : momentText(figure.since),
        [
          ...new Set(figure.causes.map((cause) => (cause.kind === 'observation' ? cause.fileName : cause.register))),
        ].join(' '),
      ]),
    ),
  );
}

/** An issued bulletin as plain text: what a page of it says, without its tables and charts. */
export function bulletinText({ bulletin }: IssuedDetailBody): string {
  const lines = bulletin.body.flatMap((block) =>
    block.kind === 'heading' ? [`\n${block.text}`] : block.kind === 'paragraph' ? [runsText(block.runs)] : [],
  );
  return `${[bulletin.masthead, bulletin.unit, bulletin.date, '', bulletin.title, ...lines].join('\n')}\n`;
}
