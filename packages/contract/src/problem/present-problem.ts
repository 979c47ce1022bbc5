import type { Language } from '@shigan/core';
import { errorSentence, errorWords, type ProblemCode } from '../words/errors.ts';
import type { FaultBody } from '../import/import-body.ts';
import type { ProblemBody } from './problem-body.ts';

/** A refusal as problem details; of a file with all its faults. */
export function presentProblem(
  refusal: { readonly code: ProblemCode; readonly params: Readonly<Record<string, string | number>> },
  status: number,
  language: Language,
  faults?: readonly FaultBody[],
): ProblemBody {
  const words = errorWords[refusal.code];
  return {
    type: `urn:shigan:problem:${refusal.code}`,
    title: words.title[language],
    status,
    detail: errorSentence(refusal.code, refusal.params, language),
    code: refusal.code,
    params: refusal.params,
    hint: words.hint[language],
    ...(faults === undefined ? {} : { faults }),
  };
}
