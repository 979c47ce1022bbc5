import type { RegisterName } from '@shigan/core';
import { z } from 'zod';
import { entrySchemas } from './entry-schemas.ts';

/** One vintage of a register entry. */
export interface RegisterEntryBody {
  readonly register: RegisterName;
  readonly key: string;
  /** Null withdraws the entry. */
  readonly body: unknown;
  readonly knownFrom: string;
  readonly storedAt: string;
  readonly by: string;
}

/** Entries of one register: those in force, or the history of one key. */
export interface RegisterBody {
  readonly register: RegisterName;
  readonly entries: readonly RegisterEntryBody[];
}

/** An amendment: the entry as it is to be from `knownFrom` on (default now); `body` null withdraws it. */
export interface AmendmentBody {
  readonly body: unknown;
  readonly knownFrom?: string;
}

/** What came of an amendment. */
export interface AmendedBody {
  readonly register: RegisterName;
  readonly keys: readonly string[];
  readonly knownFrom: string;
}

/** The registers (名录) by name. */
export const registerNames: readonly [RegisterName, ...RegisterName[]] = [
  'indicator',
  'region',
  'peerSet',
  'target',
  'rule',
  'calendar',
  'settings',
  'layout',
  'unit',
  'leader',
  'ruleSet',
  'measureDecision',
  'subItemWork',
  'pointsPolicy',
  'assessmentPolicy',
  'practiceNote',
  'categoryThreshold',
  'ladderRung',
];

export function isRegisterName(text: string): text is RegisterName {
  return Object.hasOwn(entrySchemas, text);
}

const name: z.ZodType<RegisterName> = z.enum(registerNames);

export const registerBody: z.ZodType<RegisterBody> = z
  .strictObject({
    register: name,
    entries: z.array(
      z.strictObject({
        register: name,
        key: z.string(),
        body: z.unknown().describe('As the register has it; null where the entry is withdrawn.'),
        knownFrom: z.iso.datetime(),
        storedAt: z.iso.datetime(),
        by: z.string(),
      }),
    ),
  })
  .meta({ id: 'Register', description: 'Entries of one register, in vintages.' });

export const amendmentBody: z.ZodType<AmendmentBody> = z
  .strictObject({ body: z.unknown(), knownFrom: z.string().exactOptional() })
  .meta({ id: 'Amendment', description: 'An entry as it is to be; a null body withdraws it.' });

export const amendedBody: z.ZodType<AmendedBody> = z
  .strictObject({ register: name, keys: z.array(z.string()), knownFrom: z.iso.datetime() })
  .meta({ id: 'Amended', description: 'What came of an amendment.' });
