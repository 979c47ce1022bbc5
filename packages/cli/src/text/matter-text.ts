import type { MatterBody, MatterRowBody, MattersBody } from '@shigan/contract';
import type { LightColour } from '@shigan/core';
import { lightSign } from '../terminal/light-sign.ts';
import { type Column, table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** Number of a matter as it is asked for: `2021-37`. */
function matterNumber({ number }: Pick<MatterRowBody, 'number'>): string {
  return `${number.year}-${number.sequence}`;
}

/** Matters as a table for people: the four lights side by side. */
export function mattersText(
  body: MattersBody,
  terminal: Terminal,
  words: Words['matters'],
  options: { readonly agenda: boolean },
): string {
  const columns: readonly Column[] = [
    { head: words.number },
    { head: words.matter },
    { head: words.state },
    { head: words.leadUnit },
    { head: words.deadline },
    { head: words.left, align: 'right' },
    ...words.lights.map((head) => ({ head })),
    ...(options.agenda ? [{ head: words.score, align: 'right' as const }] : []),
  ];
  const rows = body.matters.map((row) => [
    matterNumber(row),
    row.title,
    row.stateWords,
    row.leadUnit?.name ?? '',
    row.deadline ?? '',
    row.overdue ? words.overdue : row.workingDaysLeft === null ? '' : String(row.workingDaysLeft),
    ...lightsText(row, terminal, words),
    ...(options.agenda ? [String(row.score.product)] : []),
  ]);
  return `${words.title(body.matters.length, momentText(body.asOf))}\n\n${table(columns, rows)}`;
}

function lightsText(
  { lights }: Pick<MatterRowBody, 'lights'>,
  terminal: Terminal,
  words: Words['matters'],
): readonly string[] {
  const sign = (light: LightColour | null): string =>
    light === null ? words.noLight : lightSign(light, terminal.language, terminal.colour);
  const schedule =
    lights.schedule === 'done' || lights.schedule === 'suspended'
      ? words.shapes[lights.schedule]
      : sign(lights.schedule);
  return [schedule, sign(lights.reported), sign(lights.verified), sign(lights.data)];
}

/** One matter for people: what it is, where it stands, what happened, what can be done. */
export function matterText(body: MatterBody, terminal: Terminal, words: Words['matters']): string {
  const facts = [
    [words.state, body.stateWords],
    [words.problem, body.problem],
    [words.leader, body.leader?.name ?? ''],
    [words.leadUnit, body.leadUnit?.name ?? ''],
    [words.deadline, [...body.earlierDeadlines, body.deadline ?? ''].join(' → ')],
    [words.done, body.done?.text ?? ''],
    ['', body.met === true ? words.met : ''],
    [words.lights.join('/'), lightsText(body, terminal, words).join(' ')],
  ];
  const history = body.history.map((event) => [
    momentText(event.at),
    event.words,
    event.by.name,
    [event.reason ?? '', ...event.evidence.map((one) => one.name), ...event.signs.map((one) => one.words)]
      .filter((one) => one !== '')
      .join('；'),
  ]);
  const acts = body.acts.map((act) => [
    act.act,
    act.words,
    act.obstacles.length === 0 ? words.can : act.obstacles.map((one) => one.words).join('；'),
  ]);
  const plain = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
    rows.length === 0
      ? ''
      : `\n${table(
          heads.map((head) => ({ head })),
          rows,
        )}`;
  return [
    `${matterNumber(body)} ${body.title}\n`,
    plain(
      ['', ''],
      facts.filter(([, value]) => value !== ''),
    ),
    plain([words.history, '', '', ''], history),
    plain([words.acts, '', ''], acts),
  ].join('');
}
