import type { FaultBody } from '@shigan/contract';
import type { AcceptedWarning } from '@shigan/core';

/** Warnings of one code, to be accepted together or one by one. */
export interface WarningGroup {
  readonly code: string;
  readonly warnings: readonly FaultBody[];
}

/** Reasons as they are typed: of a whole code by the code, of one warning by its place. */
export type Reasons = Readonly<Record<string, string>>;

/** The warnings of a file by their codes, in the order of the file. */
export function warningGroups(faults: readonly FaultBody[]): readonly WarningGroup[] {
  const groups = new Map<string, FaultBody[]>();
  for (const fault of faults) {
    if (fault.severity !== 'warning') continue;
    const group = groups.get(fault.code);
    if (group === undefined) groups.set(fault.code, [fault]);
    else group.push(fault);
  }
  return [...groups].map(([code, warnings]) => ({ code, warnings }));
}

/** What a reason for one warning is kept by. */
export function placeKey({ code, sheet, row, column }: FaultBody): string {
  return JSON.stringify([code, sheet, row, column]);
}

/** The acceptances to be sent with a file: each warning with its own reason, the others of a code with that of the code. */
export function acceptancesOf(groups: readonly WarningGroup[], reasons: Reasons): readonly AcceptedWarning[] {
  return groups.flatMap(({ code, warnings }) => {
    const ofCode = reasonIn(reasons, code);
    const single = warnings.flatMap((warning) => {
      const reason = reasonIn(reasons, placeKey(warning));
      if (reason === '') return [];
      const { sheet, row, column } = warning;
      return [{ code, sheet, row, column, reason }];
    });
    return ofCode === '' ? single : [...single, { code, reason: ofCode }];
  });
}

/** How many warnings nobody has given a reason for yet. */
export function withoutReason(groups: readonly WarningGroup[], reasons: Reasons): number {
  let count = 0;
  for (const { code, warnings } of groups) {
    if (reasonIn(reasons, code) !== '') continue;
    count += warnings.filter((warning) => reasonIn(reasons, placeKey(warning)) === '').length;
  }
  return count;
}

function reasonIn(reasons: Reasons, key: string): string {
  return reasons[key]?.trim() ?? '';
}
