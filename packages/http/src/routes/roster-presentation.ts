import type { Application } from '@shigan/app';
import type { RosterPresentation } from '@shigan/contract';
import { figureId, type Language, rosterFigureId } from '@shigan/core';
import { z } from 'zod';

/** How figures of rosters are named in a language. */
export function rosterPresentation(app: Application, language: Language): RosterPresentation {
  const hash = (content: string): string => app.digest.sha256(content);
  return {
    language,
    idOf: (figure) => rosterFigureId(figure, hash),
    indicatorIdOf: (figure) => figureId(figure, hash),
  };
}

/** The media type of workbooks. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The answer of a route that gives one. */
export const workbookBytes: z.ZodType = z.string().meta({ format: 'binary' });

export const askedMonth: z.ZodExactOptional<z.ZodString> = z
  .string()
  .exactOptional()
  .describe('The month, `2021-04`. Default: the last one that was reported.');
