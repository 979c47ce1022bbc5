import type { RegisterEntry, RegisterName } from '@shigan/core';
import type { RegisterBody } from './register-body.ts';

/** Register entries as JSON: bodies as they are kept. */
export function presentRegister(register: RegisterName, entries: readonly RegisterEntry[]): RegisterBody {
  return {
    register,
    entries: entries.map((entry) => ({
      register: entry.register,
      key: entry.key,
      body: entry.body,
      knownFrom: entry.knownFrom,
      storedAt: entry.storedAt,
      by: entry.by,
    })),
  };
}
