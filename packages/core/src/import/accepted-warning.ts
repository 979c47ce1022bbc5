import type { Fault } from './reading.ts';

/** A warning that somebody has seen and takes responsibility for (确认提示), and why. Without a place it holds for all warnings of
 *  its code; without a code for all. */
export interface AcceptedWarning {
  readonly code?: string;
  readonly sheet?: string;
  readonly row?: number | null;
  /** Column letters. */
  readonly column?: string | null;
  readonly reason: string;
}

/** Whether an upload has warnings that nobody has accepted yet: among those listed, or of a code of which some were counted only
 *  (`countedOnly`). What nobody has read can be accepted for its whole code alone, never by place. */
export function hasWarningsLeft(
  { listed, countedOnly }: { readonly listed: readonly Fault[]; readonly countedOnly: readonly string[] },
  accepted: readonly AcceptedWarning[],
): boolean {
  return (
    warningsLeft(listed, accepted).length > 0 || countedOnly.some((code) => !accepted.some((a) => coversCode(a, code)))
  );
}

/** The listed warnings that nobody has accepted yet. */
export function warningsLeft(faults: readonly Fault[], accepted: readonly AcceptedWarning[]): readonly Fault[] {
  return faults.filter((fault) => fault.severity === 'warning' && !accepted.some((one) => covers(one, fault)));
}

function coversCode(one: AcceptedWarning, code: string): boolean {
  const hasPlace = one.sheet !== undefined || one.row !== undefined || one.column !== undefined;
  return !hasPlace && (one.code === undefined || one.code === code);
}

function covers(one: AcceptedWarning, fault: Fault): boolean {
  return (
    (one.code === undefined || one.code === fault.code) &&
    (one.sheet === undefined || one.sheet === fault.sheet) &&
    (one.row === undefined || one.row === fault.row) &&
    (one.column === undefined || one.column === fault.column)
  );
}
