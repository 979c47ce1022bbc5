import type { Action, Role } from '@shigan/core';
import { z } from 'zod';

/** Signing in: by name and password, or as one of the invented people of a demonstration (`demo`). */
export interface SignInBody {
  readonly signInName: string;
  readonly password?: string;
  readonly demo?: boolean;
  /** Programs: the token comes in the answer, to be sent as `authorization: Bearer …`; no cookie is set. */
  readonly bearer?: boolean;
}

/** The code of the second factor, with the token that the password got. */
export interface CodeBody {
  readonly token: string;
  readonly code: string;
  readonly bearer?: boolean;
}

/** How far a sign-in has come. The token is that of the session (`bearer`), or of the step that is due. */
export interface SignedInBody {
  readonly kind: 'signed-in' | 'second-factor';
  readonly token?: string;
}

/** Who one is, and what one may: what the pages show and hide goes by it. */
export interface MeBody {
  readonly city: string;
  readonly id: string;
  readonly name: string;
  readonly signInName: string | null;
  readonly roles: readonly string[];
  /** Name of the unit. */
  readonly unit: string | null;
  /** Where one sees enterprises, for whom that is not the whole city: a county officer's county. */
  readonly ownRegion: string | null;
  readonly signedIn: boolean;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  /** Every action with a right to it somewhere. */
  readonly may: readonly string[];
  /** How one can sign in here. */
  readonly signIn: {
    readonly provider: string | null;
    readonly people: readonly {
      readonly signInName: string;
      readonly name: string;
      readonly roles: readonly string[];
      readonly unit: string | null;
    }[];
  };
}

export interface SetUpBody {
  readonly token: string;
  readonly secret: string;
  /** What an authenticator reads from a picture. */
  readonly address: string;
}

/** The table of rights, a line an action. */
export interface RightsBody {
  readonly roles: readonly { readonly role: Role; readonly words: string }[];
  readonly rights: readonly {
    readonly action: Action;
    readonly words: string;
    readonly grants: Readonly<Record<string, string>>;
  }[];
}

const typed = z.string().max(200);
const person = z.strictObject({
  signInName: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  unit: z.string().nullable(),
});

export const signInBody: z.ZodType<SignInBody> = z
  .strictObject({
    signInName: typed,
    password: typed.exactOptional(),
    demo: z.boolean().exactOptional(),
    bearer: z.boolean().exactOptional(),
  })
  .meta({ id: 'SignIn', description: 'Name and password; or one of the invented people of a demonstration.' });

export const codeBody: z.ZodType<CodeBody> = z
  .strictObject({ token: typed, code: typed, bearer: z.boolean().exactOptional() })
  .meta({ id: 'Code', description: 'The code of the second factor, with the token that the password got.' });

export const signedInBody: z.ZodType<SignedInBody> = z
  .strictObject({ kind: z.enum(['signed-in', 'second-factor']), token: z.string().exactOptional() })
  .meta({ id: 'SignedIn', description: 'How far a sign-in has come.' });

export const meBody: z.ZodType<MeBody> = z
  .strictObject({
    city: z.string(),
    id: z.string(),
    name: z.string(),
    signInName: z.string().nullable(),
    roles: z.array(z.string()),
    unit: z.string().nullable(),
    ownRegion: z.string().nullable().describe('Where one sees enterprises, for whom that is not the whole city.'),
    signedIn: z.boolean(),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean(),
    may: z.array(z.string()),
    signIn: z.strictObject({ provider: z.string().nullable(), people: z.array(person) }),
  })
  .meta({ id: 'Me', description: 'Who one is, and what one may.' });

export const changePasswordBody: z.ZodType<{ readonly present: string; readonly next: string }> = z
  .strictObject({ present: typed, next: typed })
  .meta({ id: 'ChangePassword', description: 'The present password, and the next.' });

export const passwordBody: z.ZodType<{ readonly password: string }> = z
  .strictObject({ password: typed })
  .meta({ id: 'Password', description: 'The present password.' });

export const setUpBody: z.ZodType<SetUpBody> = z
  .strictObject({ token: z.string(), secret: z.string(), address: z.string() })
  .meta({ id: 'SecondFactorSetUp', description: 'A secret for a device, in force once a code of it is confirmed.' });

export const endedBody: z.ZodType<{ readonly ended: number }> = z
  .strictObject({ ended: z.int().nonnegative() })
  .meta({ id: 'Ended', description: 'How many sessions were ended.' });

export const doneBody: z.ZodType<{ readonly done: true }> = z
  .strictObject({ done: z.literal(true) })
  .meta({ id: 'Done', description: 'It is done.' });

export const rightsBody: z.ZodType<RightsBody> = z
  .strictObject({
    roles: z.array(
      z.strictObject({
        role: z.custom<Role>((value) => typeof value === 'string').meta({ type: 'string' }),
        words: z.string(),
      }),
    ),
    rights: z.array(
      z.strictObject({
        action: z.custom<Action>((value) => typeof value === 'string').meta({ type: 'string' }),
        words: z.string(),
        grants: z.record(z.string(), z.string()),
      }),
    ),
  })
  .meta({ id: 'Rights', description: 'The table of rights: every action, and which role may do it how far.' });
