import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { migrations } from '../migrations/all.ts';
import { engineVersion } from './compiled-engine.ts';

/** What is done to every new cluster: the databases that others would be made after are half of its files, and no other is ever made
 *  in it. */
export const withoutTemplates: readonly string[] = [
  'update pg_database set datistemplate = false',
  'drop database template1',
  'drop database template0',
];

const made = createHash('sha256')
  .update(JSON.stringify([withoutTemplates, migrations]))
  .digest('hex')
  .slice(0, 8);

/** Where a cluster lies that has the present schema and nothing in it, made at build time (空库模板): copying it takes a fraction of what
 *  making one takes. */
export const templateDirectory: string = fileURLToPath(
  new URL(`../../dist/template-${engineVersion}-${made}`, import.meta.url),
);
