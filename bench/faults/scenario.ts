/** What a run of one kind of fault is asked with. */
export interface FaultRun {
  readonly rounds: number;
  readonly seed: number;
  /** No round is begun after so many seconds. */
  readonly seconds?: number;
}

/** Goes through rounds until they are done or the seconds are spent. Each gives what was seen and what was wrong; printed, with how
 *  many rounds went wrong. */
export async function goThrough(
  { rounds, seed, seconds = Number.POSITIVE_INFINITY }: FaultRun,
  round: (number: number) => Promise<{ readonly seen: string; readonly wrong: readonly string[] }>,
): Promise<number> {
  const started = performance.now();
  let failed = 0;
  let done = 0;
  for (let number = 1; number <= rounds && performance.now() - started < seconds * 1000; number++) {
    const { seen, wrong } = await round(number);
    done += 1;
    if (wrong.length > 0) failed += 1;
    console.log(`round ${number}: ${seen}${wrong.length === 0 ? '' : `; WRONG: ${wrong.join('; ')}`}`);
  }
  console.log(
    failed === 0 ? `${done} rounds, none went wrong` : `${failed} of ${done} rounds went wrong, seed ${seed}`,
  );
  return failed;
}
