import { errorSentence, type SurfaceCode } from '../words/errors.ts';

/** A refusal by a surface: it is about the request or the command, not about the field. Rules of the field refuse with a `DomainError`. */
export class RequestRefused extends Error {
  readonly code: SurfaceCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: SurfaceCode, params: Readonly<Record<string, string | number>> = {}) {
    super(errorSentence(code, params, 'en'));
    this.name = 'RequestRefused';
    this.code = code;
    this.params = params;
  }
}
