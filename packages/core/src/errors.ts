/** The closed list of refusals. Each has a status in `http/problem.ts`, words in every language, and a line in `docs/errors.md`. */
export const errorCodes = [
  'not-allowed',
  'unknown-region',
  'unknown-indicator',
  'unknown-figure',
  'unknown-file',
  'unknown-register',
  'unknown-layout',
  'unknown-job',
  'unknown-channel',
  'unknown-draft',
  'unknown-bulletin',
  'invalid-span',
  'invalid-instant',
  'invalid-entry',
  'growth-not-differenced',
  'basis-differs',
  'relative-change-of-rate',
  'known-from-in-future',
  'city-holds-data',
  'city-not-demo',
  'city-mismatch',
  'business-date-backwards',
  'store-locked',
  'store-unavailable',
  'disk-full',
  'schema-newer',
  'schema-older',
  'file-empty',
  'file-too-large',
  'file-encrypted',
  'file-truncated',
  'file-unreadable',
  'file-not-a-workbook',
  'file-is-html',
  'file-expands-too-far',
  'file-took-too-long',
  'file-has-faults',
  'file-has-warnings',
  'revises-back',
  'unknown-matter',
  'matter-wrong-state',
  'matter-not-yours',
  'matter-recused',
  'matter-out-of-time',
  'matter-incomplete',
  'matter-changed',
  'unknown-proceeding',
  'proceeding-changed',
  'proceeding-wrong-state',
  'fact-check-open',
  'inspection-repeats',
  'draft-changed',
  'draft-closed',
  'changes-unplaced',
  'figures-by-hand',
  'issue-number-taken',
  'bulletin-withdrawn',
  'unknown-award',
<<<<<<< HEAD
  'unknown-enterprise',
=======
  'unknown-assessment',
>>>>>>> 934036f (feat(assessment): performance assessment of counties, published, objected to and corrected; documents of incentives; countermeasures become matters; notes on what winners did)
  'unknown-rule-set',
  'ledger-has-faults',
  'ledger-changed',
  'notice-without-lists',
  'invalid-choice',
  'over-capacity',
  'invalid-policy',
  'sign-in-required',
  'sign-in-failed',
  'secret-key-missing',
  'secret-key-wrong',
  'too-many-attempts',
  'password-change-due',
  'weak-password',
  'unknown-account',
  'invalid-view',
  'unknown-view',
  'account-exists',
  'invalid-account',
  'roles-not-separated',
  'own-rights',
  'last-security-administrator',
  'provider-unavailable',
  'audit-log-broken',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A refusal: a rule forbids what was asked, and nothing was changed. A bug throws a plain `Error` instead. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}, options?: { cause?: unknown }) {
    super(`${code}: ${JSON.stringify(params)}`, options);
    this.name = 'DomainError';
    this.code = code;
    this.params = params;
  }
}
