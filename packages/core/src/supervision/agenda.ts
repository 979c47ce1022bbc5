import type { LightColour } from '../light/light-colour.ts';
import type { Reporting } from './due.ts';
import type { Matter } from './matter.ts';
import { type MatterLights, matterDisagreement } from './matter-lights.ts';
import { isOpen } from './state.ts';

/** Why a matter stands where it does on the agenda (议程): gap × controllability × silence, each 1 to 5. */
export interface AgendaScore {
  readonly gap: number;
  readonly controllability: number;
  readonly silence: number;
  readonly product: number;
  /** Lights two steps apart come first, whatever the product. */
  readonly first: boolean;
}

const weight: Readonly<Record<LightColour, number>> = { green: 0, yellow: 1, red: 2 };

/** Gap (差距): 1, and one more for every step of the worst two of schedule, verified and data, at most 5. Silence (沉默): 1, and
 *  one more for every due report not given and for every one found perfunctory, at most 5. */
export function agendaScore(matter: Matter, lights: MatterLights, reporting: Reporting): AgendaScore {
  const held = [lights.schedule, lights.verified, lights.data].filter(isColour).map((light) => weight[light]);
  const [worst = 0, second = 0] = held.toSorted((a, b) => b - a);
  const gap = Math.min(5, 1 + worst + second);
  const hollow = matter.reports.filter((report) => report.verdict === 'perfunctory').length;
  const silence = Math.min(5, 1 + reporting.silence + hollow);
  const { controllability } = matter;
  return {
    gap,
    controllability,
    silence,
    product: gap * controllability * silence,
    first: matterDisagreement(lights).firstOnAgenda,
  };
}

function isColour(light: MatterLights['schedule']): light is LightColour {
  return light === 'green' || light === 'yellow' || light === 'red';
}

/** Whether a matter is for the agenda: assigned and open. */
export function isOnAgenda(matter: Matter): boolean {
  return isOpen(matter.state) && matter.assignedOn !== null && matter.state !== 'suspended';
}

/** Order of the agenda: disagreement first, then the product, then the earlier deadline, then the id. */
export function compareAgenda(
  a: { readonly matter: Matter; readonly score: AgendaScore },
  b: { readonly matter: Matter; readonly score: AgendaScore },
): number {
  return (
    Number(b.score.first) - Number(a.score.first) ||
    b.score.product - a.score.product ||
    order(a.matter.deadline ?? '', b.matter.deadline ?? '') ||
    order(a.matter.id, b.matter.id)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
