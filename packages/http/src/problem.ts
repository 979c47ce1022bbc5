import {
  type FaultBody,
  type ImportBody,
  type ProblemBody,
  type ProblemCode,
  presentProblem,
  RequestRefused,
  type SurfaceCode,
} from '@shigan/contract';
import { DomainError, type ErrorCode, type Language } from '@shigan/core';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** The status of every refusal. A code without one does not compile. */
export const statuses: Readonly<Record<ProblemCode, number>> = {
  'not-allowed': 403,
  'unknown-region': 404,
  'unknown-indicator': 404,
  'unknown-figure': 404,
  'unknown-file': 404,
  'unknown-import': 404,
  'unknown-register': 404,
  'unknown-layout': 422,
  'unknown-dataflow': 404,
  'invalid-data-query': 400,
  'unknown-job': 404,
  'unknown-channel': 404,
  'unknown-draft': 404,
  'unknown-bulletin': 404,
  'invalid-span': 400,
  'invalid-instant': 400,
  'invalid-entry': 422,
  'growth-not-differenced': 422,
  'basis-differs': 422,
  'relative-change-of-rate': 422,
  'known-from-in-future': 422,
  'city-holds-data': 409,
  'city-not-demo': 409,
  'city-mismatch': 409,
  'business-date-backwards': 409,
  'store-locked': 503,
  'store-unavailable': 503,
  'disk-full': 507,
  'schema-newer': 503,
  'schema-older': 503,
  'backup-broken': 422,
  'backup-newer': 503,
  'store-not-empty': 409,
  'store-damaged': 500,
  'file-empty': 422,
  'file-too-large': 413,
  'file-encrypted': 422,
  'file-truncated': 422,
  'file-unreadable': 422,
  'file-not-a-workbook': 422,
  'no-figure-ids': 422,
  'file-is-html': 422,
  'file-type-refused': 415,
  'file-expands-too-far': 422,
  'file-took-too-long': 422,
  'file-has-faults': 422,
  'file-has-warnings': 409,
  'unknown-award': 404,
  'unknown-enterprise': 404,
  'case-changed': 409,
  'ladder-step-refused': 409,
  'unknown-request': 404,
  'request-wrong-state': 409,
  'unknown-project': 404,
  'unknown-park': 404,
  'unknown-deal': 404,
  'unknown-assessment': 404,
  'unknown-rule-set': 404,
  'ledger-has-faults': 422,
  'ledger-changed': 409,
  'notice-without-lists': 422,
  'invalid-choice': 422,
  'over-capacity': 422,
  'invalid-policy': 422,
  'revises-back': 409,
  'unknown-matter': 404,
  'matter-wrong-state': 409,
  'matter-not-yours': 403,
  'matter-recused': 403,
  'matter-out-of-time': 409,
  'matter-incomplete': 409,
  'matter-changed': 409,
  'unknown-proceeding': 404,
  'proceeding-changed': 409,
  'proceeding-wrong-state': 409,
  'fact-check-open': 409,
  'inspection-repeats': 409,
  'draft-changed': 409,
  'draft-closed': 409,
  'changes-unplaced': 409,
  'figures-by-hand': 409,
  'issue-number-taken': 409,
  'bulletin-withdrawn': 409,
  'sign-in-required': 401,
  'sign-in-failed': 401,
  'secret-key-missing': 503,
  'secret-key-wrong': 503,
  'too-many-attempts': 429,
  'password-change-due': 403,
  'weak-password': 422,
  'unknown-account': 404,
  'invalid-view': 422,
  'unknown-view': 404,
  'account-exists': 409,
  'invalid-account': 422,
  'roles-not-separated': 422,
  'own-rights': 409,
  'last-security-administrator': 409,
  'provider-unavailable': 503,
  'audit-log-broken': 409,
  'invalid-request': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'unsupported-media-type': 415,
  'not-acceptable': 406,
  'host-not-allowed': 421,
  'origin-not-allowed': 403,
  'port-in-use': 500,
  'no-such-file': 404,
  internal: 500,
} satisfies Record<ErrorCode | SurfaceCode, number>;

/** A file that its faults refuse. */
export class FileRefused extends Error {
  readonly code: 'file-has-faults' | 'file-has-warnings';
  readonly params: Readonly<Record<string, string | number>>;
  readonly faults: readonly FaultBody[];

  constructor({ file, faults }: Pick<ImportBody, 'file' | 'faults'>) {
    const errors = faults.filter((fault) => fault.severity === 'error').length;
    super(`refused: ${file}`);
    this.name = 'FileRefused';
    this.code = errors > 0 ? 'file-has-faults' : 'file-has-warnings';
    this.params = { file, faults: errors > 0 ? errors : faults.length };
    this.faults = faults;
  }
}

/** What a framework's own errors mean, by their codes. */
const frameworkCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'file-too-large',
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_FILES_LIMIT: 'invalid-request',
  FST_ERR_NOT_FOUND: 'not-found',
};

/** Any error as problem details. What is not a refusal is a failure of ours: it says nothing of itself to the outside. */
export function problemOf(error: unknown, language: Language): ProblemBody {
  const refusal = refusalOf(error);
  const faults = error instanceof FileRefused ? error.faults : undefined;
  return presentProblem(refusal, statuses[refusal.code], language, faults);
}

interface Refusal {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError || error instanceof RequestRefused || error instanceof FileRefused) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const params: Record<string, string> = {};
    for (const issue of error.validation) params[issue.instancePath.slice(1) || 'request'] = issue.message ?? '';
    return { code: 'invalid-request', params };
  }
  const known = frameworkCodes[codeOf(error)];
  if (known !== undefined) return { code: known, params: {} };
  const status = statusOf(error);
  return { code: status >= 400 && status < 500 ? 'invalid-request' : 'internal', params: {} };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}
