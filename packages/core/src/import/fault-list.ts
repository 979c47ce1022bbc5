import { makeFault } from './fault-words.ts';
import type { Fault, FaultSeverity } from './reading.ts';

/** All faults of one upload, in the order of the file. Of one code so many are kept in words; the rest is counted, so that a
 *  file of a million bad rows is refused with a list that can be read and kept in memory. */
export interface FaultList {
  add(fault: Fault): void;
  /** Adds a fault whose words are made only if it is listed. */
  offer(found: { readonly code: string; readonly severity: FaultSeverity; fault(): Fault }): void;
  readonly errors: number;
  readonly warnings: number;
  /** Codes of which warnings were counted and not listed. */
  readonly warningsCountedOnly: readonly string[];
  /** By sheet in the order met, row and column; faults of a set after those of its sheet's cells; counts of what was left out last. */
  list(): readonly Fault[];
}

/** How many faults of one code are listed in words. */
export const faultsKeptPerCode = 1000;

/** Behind every row and column there is. */
const lastRow = 2 ** 31;

export function createFaultList(perCode: number = faultsKeptPerCode): FaultList {
  const kept: Fault[] = [];
  const counts = new Map<string, number>();
  const sheets = new Map<string, number>();
  const countedOnly = new Set<string>();
  let errors = 0;
  let warnings = 0;
  const offer: FaultList['offer'] = ({ code, severity, fault }) => {
    if (severity === 'error') errors++;
    if (severity === 'warning') warnings++;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > perCode) {
      if (severity === 'warning') countedOnly.add(code);
      return;
    }
    const listed = fault();
    if (!sheets.has(listed.sheet)) sheets.set(listed.sheet, sheets.size);
    kept.push(listed);
  };
  return {
    offer,
    add: (fault) => offer({ code: fault.code, severity: fault.severity, fault: () => fault }),
    get errors() {
      return errors;
    },
    get warnings() {
      return warnings;
    },
    get warningsCountedOnly() {
      return [...countedOnly];
    },
    list: () => {
      const ordered = kept.toSorted(
        (a, b) =>
          (sheets.get(a.sheet) ?? 0) - (sheets.get(b.sheet) ?? 0) ||
          (a.row ?? lastRow) - (b.row ?? lastRow) ||
          columnNumber(a.column) - columnNumber(b.column),
      );
      const more = [...counts].flatMap(([code, count]) => (count > perCode ? [leftOut(code, count - perCode)] : []));
      return [...ordered, ...more];
    },
  };
}

function leftOut(code: string, count: number): Fault {
  return makeFault('more-of-the-same', { sheet: '', row: null, column: null }, null, { code, count });
}

function columnNumber(letters: string | null): number {
  if (letters === null) return lastRow;
  let n = 0;
  for (const letter of letters) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}
