// `npm run bench -- enterprise-quality [--seed S] [--seeds N]`: what the checks of authenticity find among returns drawn at run time.
// Faults (slipped units, copied months, December bulges, parts that do not add up, output not borne out, counties that round or invent)
// and oddities that are none are drawn from the seed; the checks see the returns alone, never the list of what was drawn.
import { checkReturns, qualityChecks } from '@shigan/core';
import { drawReturns, scoreDrawn } from '../../packages/core/src/testing/drawn-returns.ts';
import { runOptions } from '../running/options.ts';

const { seed, seconds } = runOptions({ seconds: 60 });
const at = process.argv.indexOf('--seeds');
const seeds = at > 0 ? Number(process.argv[at + 1]) : 20;
const ends = Date.now() + seconds * 1000;

const perCheck = new Map<string, { planted: number; caught: number }>(
  qualityChecks.map((check) => [check, { planted: 0, caught: 0 }]),
);
const accused: string[] = [];
let done = 0;
let units = 0;
const begin = process.cpuUsage();
for (; done < seeds && (done === 0 || Date.now() < ends); done++) {
  const drawn = drawReturns(seed + done);
  const found = checkReturns(drawn.returns, drawn.month);
  const score = scoreDrawn(drawn, found);
  const keys = new Set(found.map((one) => `${one.check} ${one.enterprise ?? one.region}`));
  for (const fault of drawn.faults) {
    const held = perCheck.get(fault.split(' ')[0] ?? '');
    if (held === undefined) throw new Error(`no such check: ${fault}`);
    held.planted += 1;
    if (keys.has(fault)) held.caught += 1;
  }
  accused.push(...score.accused.map((one) => `seed ${seed + done}: ${one}`));
  units += drawn.returns.length;
}
const used = process.cpuUsage(begin);

let planted = 0;
let caught = 0;
for (const [check, score] of perCheck) {
  planted += score.planted;
  caught += score.caught;
  console.log(`${check.padEnd(16)} ${String(score.caught).padStart(5)} of ${String(score.planted).padStart(5)} found`);
}
const recall = caught / planted;
console.log(
  `${done} seeds from ${seed}, ${units} returns: recall ${recall.toFixed(4)} (aim ≥ 0.9), accused of nothing ${accused.length} (aim 0), ${((used.user + used.system) / 1e6).toFixed(1)} s of the processor`,
);
for (const one of accused) console.log(one);
if (recall < 0.9 || accused.length > 0) process.exitCode = 1;
