import { readFileSync } from 'node:fs';

/** What tells a process from all others on this machine, before and after it: when the machine and the process started.
 *  Undefined where the system does not say (it is told under Linux only), or where there is no such process. */
export function processMark(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program, in parentheses, may hold anything; the 22nd field is the start time.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return started === undefined ? undefined : `${boot} ${started}`;
  } catch {
    return undefined;
  }
}
