/** Writes docs/openapi.json, docs/errors.md, docs/access-matrix.csv and docs/scope-matrix.csv from the routes, the words and the rights: `npm run api:docs`.
 *  What changes in the matrices is to be read through: they say who may do what. */
import { writeFile } from 'node:fs/promises';
import { errorCatalogue, openApiDocument } from '../packages/http/src/index.ts';
import { accessMatrix } from '../packages/http/src/testing/access-matrix.ts';
import { scopeMatrix } from '../packages/http/src/testing/scope-matrix.ts';
import { emptyApplication, exampleServer } from '../packages/http/src/testing/example-city.ts';

const { server } = await exampleServer(emptyApplication());
await writeFile(new URL('../docs/openapi.json', import.meta.url), await openApiDocument(server));
await writeFile(new URL('../docs/errors.md', import.meta.url), errorCatalogue());
await writeFile(new URL('../docs/access-matrix.csv', import.meta.url), await accessMatrix());
await writeFile(new URL('../docs/scope-matrix.csv', import.meta.url), await scopeMatrix());
await server.close();
