import type { BoardRowBody, MatterRowBody } from '@shigan/contract';
import { settled } from '../matters/matters-state.ts';
import { findingsInOrder, lightOf } from './row-state.ts';

/** Why a matter waits for somebody (待定事由). */
export type Waiting = 'extension' | 'review' | 'apart' | 'met' | 'reported' | 'proposed';

/** Why a matter waits; undefined where nobody has to decide anything now. What somebody asked for comes before what the lights say. */
function waitingOf(matter: MatterRowBody): Waiting | undefined {
  if (settled.has(matter.state)) return undefined;
  if (matter.state === 'extension') return 'extension';
  if (matter.state === 'review') return 'review';
  if (matter.firstOnAgenda) return 'apart';
  if (matter.state === 'reportedDone' || matter.state === 'underVerification') return 'reported';
  if (matter.met === true) return 'met';
  return matter.proposed === null ? undefined : 'proposed';
}

const urgency: readonly Waiting[] = ['extension', 'review', 'apart', 'reported', 'proposed', 'met'];

/** Matters that wait for a decision (今天要定的事), the most pressing first; within one kind in the order of the agenda. */
export function decisions(
  matters: readonly MatterRowBody[],
): readonly { readonly matter: MatterRowBody; readonly waiting: Waiting }[] {
  return matters
    .flatMap((matter) => {
      const waiting = waitingOf(matter);
      return waiting === undefined ? [] : [{ matter, waiting }];
    })
    .toSorted(
      (a, b) =>
        urgency.indexOf(a.waiting) - urgency.indexOf(b.waiting) || b.matter.score.product - a.matter.score.product,
    );
}

/** Matters whose due report has not come (谁没有报), the longest silent first. */
export function silent(matters: readonly MatterRowBody[]): readonly MatterRowBody[] {
  return matters
    .filter((matter) => !settled.has(matter.state) && matter.owedSince !== null)
    .toSorted((a, b) => b.silence - a.silence || ((a.owedSince ?? '') < (b.owedSince ?? '') ? -1 : 1));
}

const lights = { red: 0, yellow: 1, green: 2, none: 3 } as const;

/** Indicators with a warning that no matter of the region is about yet: the gravest finding of each, those behind schedule first. */
export function notYetMatters(
  rows: readonly BoardRowBody[],
  matters: readonly MatterRowBody[],
  region: string,
): readonly { readonly row: BoardRowBody; readonly finding: BoardRowBody['findings'][number] }[] {
  const followed = new Set(
    matters
      .filter((each) => each.region.code === region && !settled.has(each.state))
      .map((each) => each.indicator?.code),
  );
  return rows
    .filter((row) => !followed.has(row.indicator))
    .flatMap((row) => {
      const [finding] = findingsInOrder(row);
      return finding?.severity === 'warning' ? [{ row, finding }] : [];
    })
    .toSorted((a, b) => lights[lightOf(a.row)] - lights[lightOf(b.row)]);
}
