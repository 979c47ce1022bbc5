import { z } from 'zod';

/** A file of the archive, as an act names it. */
export interface EvidenceFileBody {
  readonly sha256: string;
  readonly sm3: string;
  readonly mediaType: string;
  readonly name: string;
  readonly size: number;
  /** False where the same content was filed before. */
  readonly isNew: boolean;
}

export const evidenceFileBody: z.ZodType<EvidenceFileBody> = z
  .strictObject({
    sha256: z.string(),
    sm3: z.string().describe('SM3 of its bytes (GB/T 32905-2016).'),
    mediaType: z.string().describe('Told by its content.'),
    name: z.string(),
    size: z.int().nonnegative(),
    isNew: z.boolean().describe('False where the same content was filed before.'),
  })
  .meta({ id: 'EvidenceFile', description: 'A file of the archive; an act names it by its SHA-256.' });
