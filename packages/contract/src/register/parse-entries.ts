import { DomainError, type RegisterName, registerKey, type Registers } from '@shigan/core';
import { entrySchemas } from './entry-schemas.ts';
import { registerBody } from './register-body.ts';

/** An entry that is to be put in force, or (`body` null) withdrawn. */
export interface ParsedAmendment<N extends RegisterName = RegisterName> {
  readonly register: N;
  readonly key: string;
  readonly body: Registers[N] | null;
}

/** Checks an entry against its register's shape. Refuses `invalid-entry` with the place of the first fault. */
export function parseEntry<N extends RegisterName>(register: N, content: unknown): Registers[N] {
  const parsed = entrySchemas[register].safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DomainError('invalid-entry', {
    register,
    at: issue?.path.join('.') ?? '',
    expected: issue?.message ?? '',
  });
}

/** Reads one entry, a list of them, or a register as it is printed, each with the key that is its own. */
export function parseEntries<N extends RegisterName>(register: N, content: unknown): readonly ParsedAmendment<N>[] {
  return bodiesOf(content).map((item) => {
    const body = parseEntry(register, item);
    return { register, key: registerKey(register, body), body };
  });
}

function bodiesOf(content: unknown): readonly unknown[] {
  const printed = registerBody.safeParse(content);
  if (printed.success) return printed.data.entries.map((entry) => entry.body);
  return Array.isArray(content) ? content : [content];
}
