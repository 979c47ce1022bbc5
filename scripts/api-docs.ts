/** Writes docs/openapi.json, docs/errors.md and docs/access-matrix.csv from the routes, the words and the rights: `npm run api:docs`.
 *  What changes in the matrix is to be read through: it says who may do what. */
import { writeFile } from 'node:fs/promises';
import { errorCatalogue, openApiDocument } from '../packages/http/src/index.ts';
import { accessMatrix } from '../packages/http/src/testing/access-matrix.ts';
import { emptyApplication, exampleServer } from '../packages/http/src/testing/example-city.ts';

const { server } = await exampleServer(emptyApplication());
await writeFile(new URL('../docs/openapi.json', import.meta.url), await openApiDocument(server));
await writeFile(new URL('../docs/errors.md', import.meta.url), errorCatalogue());
await writeFile(new URL('../docs/access-matrix.csv', import.meta.url), await accessMatrix());
await server.close();
