import type { Actor } from '../access/policy.ts';
import type { Day, Instant } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import type {
  EscalationStep,
  EvidenceRef,
  MatterId,
  MatterTerms,
  NoteKind,
  PromiseVerdict,
  ReportContent,
  ReportVerdict,
} from './matter.ts';
import type { MatterAct } from './state.ts';

/** What an act says beside who and when. Which of it counts is the act's matter; the rest is not kept. */
export interface ActDetails {
  /** draft: all of it; amend, approve: what changes. */
  readonly terms?: Partial<MatterTerms>;
  readonly basisDocument?: string;
  readonly report?: ReportContent;
  readonly newDeadline?: Day;
  readonly otherMatter?: MatterId;
  /** What was found on verifying (核查): facts, solved, form. */
  readonly verification?: { readonly facts: boolean; readonly solved: boolean; readonly form: boolean };
  /** Number of the report or reminder that is meant. */
  readonly number?: number;
  /** Id of the milestone or promise that is meant. */
  readonly item?: string;
  readonly verdict?: ReportVerdict | PromiseVerdict;
  readonly colour?: LightColour;
  readonly words?: string;
  readonly note?: NoteKind;
  readonly step?: EscalationStep;
}

/** Who acted, as it stood then. */
export interface ActingPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit?: string;
  /** Who entered it, where that is not the person (代录). */
  readonly enteredBy?: string;
}

/** One line of a matter's history (办理记录): never changed, never taken away. */
export interface MatterEvent {
  readonly matter: MatterId;
  /** 1 for the first; no number is left out. */
  readonly version: number;
  readonly act: MatterAct;
  readonly by: ActingPerson;
  /** When it happened, by the city's time; "as of" filters on this. */
  readonly at: Instant;
  readonly reason: string | null;
  readonly evidence: readonly EvidenceRef[];
  readonly details: ActDetails;
}

export function actingPerson(actor: Actor): ActingPerson {
  const { id, name, roles, unit } = actor;
  return unit === undefined ? { id, name, roles } : { id, name, roles, unit };
}
