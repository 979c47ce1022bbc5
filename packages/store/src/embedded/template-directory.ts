import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { migrations } from '../migrations/all.ts';
import { engineVersion } from './compiled-engine.ts';

const schema = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 8);

/** Where a cluster lies that has the present schema and nothing in it, made at build time (空库模板): copying it takes a fraction of what
 *  making one takes. */
export const templateDirectory: string = fileURLToPath(
  new URL(`../../dist/template-${engineVersion}-${schema}`, import.meta.url),
);
