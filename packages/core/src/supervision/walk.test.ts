import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../errors.ts';
import { act, openActs } from './act.ts';
import type { ActingPerson, MatterEvent } from './event.ts';
import { foldMatter } from './fold.ts';
import type { Matter } from './matter.ts';
import { type ActRequest, obstaclesTo } from './obstacles.ts';
import { type MatterAct, matterActs, type MatterState, matterStates } from './state.ts';
import { cast, fullRequest } from './testing/cast.ts';
import { entryRules, transitions } from './transitions.ts';

const people: readonly ActingPerson[] = Object.values(cast);

const omissions = ['reason', 'evidence', 'details'] as const;

interface Step {
  readonly act: MatterAct;
  readonly by: ActingPerson;
  readonly omit: (typeof omissions)[number] | null;
  readonly minutes: number;
  /** Where set: one of what is allowed here is done instead, so that walks get far. */
  readonly allowed: number | null;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...matterActs),
  by: fc.constantFrom(...people),
  omit: fc.option(fc.constantFrom(...omissions), { freq: 6 }),
  minutes: fc.integer({ min: 0, max: 59 }),
  allowed: fc.option(fc.nat(), { freq: 2 }),
});

const start = Date.parse('2021-04-20T01:00:00Z');
const moment = (hours: number, minutes: number): string =>
  new Date(start + hours * 3_600_000 + minutes * 60_000).toISOString();

function requestOf(one: Step, at: string, matter: Matter | undefined): ActRequest {
  const full = fullRequest(one.act, one.by, at, matter);
  if (one.omit === null) return full;
  if (one.omit === 'details') return { ...full, details: {} };
  const { [one.omit]: _, ...rest } = full;
  return rest;
}

/** By the table alone: where the act leads from here. */
function tableSays(state: MatterState | null, name: MatterAct): MatterState | 'origin' | 'same' | undefined {
  const move = transitions.find((t) => t.from === state && t.act === name);
  if (move !== undefined) return move.to;
  return entryRules.some((rule) => rule.act === name && state !== null && rule.in.includes(state)) ? 'same' : undefined;
}

/** What came of a step: an act, or a refusal. */
function tried(
  matter: Matter | undefined,
  request: ActRequest,
): { event?: MatterEvent; matter?: Matter; refusal?: DomainError } {
  try {
    return act(matter, 'm1', request);
  } catch (error) {
    if (error instanceof DomainError) return { refusal: error };
    throw error;
  }
}

/** The step as drawn, or one that nothing stands in the way of. */
function allowedHere(step: Step, matter: Matter | undefined, at: string): Step {
  if (step.allowed === null) return step;
  const here = matterActs.flatMap((name) =>
    people
      .filter((by) => obstaclesTo(matter, fullRequest(name, by, at, matter)).length === 0)
      .map((by): Step => ({ ...step, act: name, by, omit: null })),
  );
  return here[step.allowed % here.length] ?? step;
}

/** A walk: the events, every matter that stood, and whatever was not as the table has it. */
class Walk {
  readonly events: MatterEvent[] = [];
  readonly stood: Matter[] = [];
  readonly faults: string[] = [];

  get matter(): Matter | undefined {
    return this.stood.at(-1);
  }

  take(asked: Step, at: string): void {
    const { matter } = this;
    const one = allowedHere(asked, matter, at);
    const request = requestOf(one, at, matter);
    const expected = tableSays(matter?.state ?? null, one.act);
    const obstacles = obstaclesTo(matter, request);
    const came = tried(matter, request);
    const holds = (what: string, truth: boolean): void => {
      if (!truth) this.faults.push(`${what}: ${one.act} from ${matter?.state ?? '-'}`);
    };
    if (came.refusal !== undefined) {
      const named = String(came.refusal.params['obstacles']).split(' ');
      holds('refused without obstacles', obstacles.length > 0);
      holds('obstacles not named', named.length === obstacles.length);
      holds('code', came.refusal.code.startsWith('matter-'));
      holds('code of an unknown move', (expected === undefined) === (came.refusal.code === 'matter-wrong-state'));
    } else if (came.event !== undefined && came.matter !== undefined) {
      const to = expected === 'origin' ? matter?.origin : expected === 'same' ? matter?.state : expected;
      holds('done in spite of obstacles', obstacles.length === 0);
      holds('illegal move', came.matter.state === to);
      this.events.push(came.event);
      this.stood.push(came.matter);
    }
  }
}

describe('the state machine, walked', () => {
  it('makes no move that the table does not have, explains every refusal, and loses no trace', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 60 }), (steps) => {
        const walk = new Walk();
        steps.forEach((one, n) => walk.take(one, moment(n, one.minutes)));
        expect(walk.faults).toEqual([]);
        // What it was at any time is still to be read: the fold of the events up to then.
        walk.stood.forEach((then, n) => expect(foldMatter(walk.events.slice(0, n + 1))).toEqual(then));
        expect(walk.events.map((event) => event.version)).toEqual(walk.events.map((_, n) => n + 1));
      }),
      { numRuns: 100 },
    );
  });

  it('has a way to every state', () => {
    const reached = new Map<MatterState, Matter>();
    let frontier: (Matter | undefined)[] = [undefined];
    for (let n = 0; frontier.length > 0 && n < 20; n++) {
      const next: Matter[] = [];
      for (const matter of frontier)
        for (const name of matterActs)
          for (const by of people) {
            const request = fullRequest(name, by, moment(n, 0), matter);
            if (obstaclesTo(matter, request).length > 0) continue;
            const after = act(matter, 'm1', request).matter;
            if (reached.has(after.state)) continue;
            reached.set(after.state, after);
            next.push(after);
          }
      frontier = next;
    }
    expect([...reached.keys()].toSorted()).toEqual(matterStates.toSorted());
  });

  it('tells before the click what it would refuse afterwards', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 40 }), fc.constantFrom(...people), (steps, by) => {
        const walk = new Walk();
        steps.forEach((one, n) => walk.take({ ...one, omit: null }, moment(n, 0)));
        const { matter } = walk;
        fc.pre(matter !== undefined);
        const at = moment(steps.length, 0);
        const foretold = new Map(openActs(matter, by, at).map((one) => [one.act, one.obstacles]));
        for (const name of matterActs) {
          const refused = obstaclesTo(matter, fullRequest(name, by, at, matter));
          const told = foretold.get(name) ?? [{ kind: 'state', state: matter.state }];
          expect(refused).toEqual(expect.arrayContaining([...told]));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a history with a gap or a move that was never allowed', () => {
    const drafted = act(undefined, 'm1', fullRequest('draft', cast.officer, moment(0, 0), undefined)).event;
    expect(() => foldMatter([{ ...drafted, version: 2 }])).toThrow('invalid version');
    expect(() => foldMatter([drafted, { ...drafted, version: 2, act: 'archive' }])).toThrow('invalid event');
  });
});
