import { mostPhotos } from '@shigan/core';
import { z } from 'zod';

/** A visit to a project in JSON. */
export interface VisitBody {
  readonly key: string;
  readonly on: string;
  readonly visitor: string;
  readonly place: string | null;
  readonly seen: string;
  readonly problem: string | null;
  readonly photos: readonly {
    readonly sha256: string;
    readonly name: string;
    /** By the camera's own clock; null where it does not say. */
    readonly takenAt: string | null;
    readonly place: { readonly latitude: number; readonly longitude: number } | null;
  }[];
  readonly knownFrom: string;
  readonly file: { readonly sha256: string; readonly name: string };
}

const place = z.strictObject({ latitude: z.number(), longitude: z.number() });

export const visitBody: z.ZodType<VisitBody> = z
  .strictObject({
    key: z.string(),
    on: z.string(),
    visitor: z.string(),
    place: z.string().nullable(),
    seen: z.string(),
    problem: z.string().nullable(),
    photos: z.array(
      z.strictObject({
        sha256: z.string(),
        name: z.string(),
        takenAt: z.string().nullable().describe('By the clock of the camera.'),
        place: place.nullable(),
      }),
    ),
    knownFrom: z.string(),
    file: z.strictObject({ sha256: z.string(), name: z.string() }),
  })
  .meta({ id: 'Visit', description: 'A visit to a project: what was seen, with photos.' });

/** A visit as a form sends it. */
export interface ReportedVisitBody {
  readonly key: string;
  readonly on: string;
  readonly place?: string;
  readonly seen: string;
  readonly problem?: string;
  readonly photos: readonly { readonly sha256: string; readonly name: string }[];
}

export const reportedVisitBody: z.ZodType<ReportedVisitBody> = z
  .strictObject({
    key: z
      .string()
      .regex(/^[0-9A-Za-z-]{8,64}$/)
      .describe('Made by the form; sent again with it, the visit is the same.'),
    on: z.iso.date(),
    place: z.string().max(100).exactOptional(),
    seen: z.string().trim().min(1).max(1000),
    problem: z.string().max(500).exactOptional(),
    photos: z
      .array(z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), name: z.string().min(1).max(120) }))
      .max(mostPhotos),
  })
  .meta({ id: 'ReportedVisit', description: 'A visit to a project; its photos were filed in the archive before.' });

/** A visit as it is kept. */
export interface KeptVisitBody {
  readonly key: string;
  /** False where its key was sent before. */
  readonly isNew: boolean;
}

export const keptVisitBody: z.ZodType<KeptVisitBody> = z
  .strictObject({ key: z.string(), isNew: z.boolean() })
  .meta({ id: 'KeptVisit', description: 'The visit as it is kept; not new where its key was sent before.' });
