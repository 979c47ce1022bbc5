import type { CompletenessBody, DueBody } from '@shigan/contract';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';

/** Who is late and what is due, as two tables for people. */
export function completenessText(found: CompletenessBody, words: Words['completeness']): string {
  const late = found.late.flatMap(({ department, releases }) =>
    releases.map((due) => [department ?? words.nobody, ...cells(due), String(due.release.daysLate), wanting(due)]),
  );
  const coming = found.calendar.flatMap(({ releases }) =>
    releases.map((due): readonly string[] => [...cells(due), words.states[due.release.state]]),
  );
  const columns = [
    { head: words.indicator },
    { head: words.span },
    { head: words.due },
    { head: words.held, align: 'right' },
  ] as const;
  const lateTable =
    late.length === 0
      ? `${words.noneLate}\n`
      : `${words.late(late.length, found.graceDays)}\n\n${table(
          [{ head: words.department }, ...columns, { head: words.daysLate, align: 'right' }, { head: words.wanting }],
          late,
        )}`;
  return `${found.name} ${found.period}\n\n${lateTable}\n${words.calendar}\n\n${table([...columns, { head: words.state }], coming)}`;
}

function cells({ name, release }: DueBody): readonly string[] {
  return [name, release.label, release.due, `${release.held}/${release.of}`];
}

/** Names that are shown of those wanting; more are counted. */
const shown = 4;

function wanting({ release }: DueBody): string {
  const names = release.wanting.slice(0, shown).map(({ name }) => name);
  const more = release.wanting.length - names.length;
  return `${names.join('、')}${more > 0 ? ` +${more}` : ''}`;
}
