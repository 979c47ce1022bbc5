import type { ProjectRowBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { LightOrNone } from '../../components/light.tsx';

/** The light of a project's spending: behind by so many points that it is to be looked at, by twice as many, or not. */
export function lightOf({ state, figures }: ProjectRowBody): LightOrNone {
  if (state.code === 'preparing') return 'none';
  if (state.code === 'notStarted') return 'red';
  const gap = figures['gap']?.value;
  if (gap === undefined || isMissing(gap)) return 'none';
  if (state.code !== 'behind') return 'green';
  return gap <= -20 ? 'red' : 'yellow';
}

/** How far it has come against what was due, for the bar; undefined where nothing was due or nothing is known. */
export function paceRatio({ figures }: ProjectRowBody): number | undefined {
  const [done, due] = [figures['completion']?.value, figures['due']?.value];
  if (done === undefined || due === undefined || isMissing(done) || isMissing(due) || due <= 0) return undefined;
  return done / due;
}
