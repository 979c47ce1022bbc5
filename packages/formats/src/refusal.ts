import { DomainError, type ErrorCode } from '@shigan/core';

/** A refusal of a file, with the reason in a word or two for logs and support. */
export function refuse(
  code: ErrorCode,
  reason: string,
  params: Readonly<Record<string, string | number>> = {},
): DomainError {
  return new DomainError(code, { reason, ...params });
}
