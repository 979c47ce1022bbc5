/** Writes docs/openapi.json and docs/errors.md from the routes and the words: `npm run api:docs`. */
import { writeFile } from 'node:fs/promises';
import { errorCatalogue, openApiDocument } from '../packages/http/src/index.ts';
import { emptyApplication, exampleServer } from '../packages/http/src/testing/example-city.ts';

const { server } = await exampleServer(emptyApplication());
await writeFile(new URL('../docs/openapi.json', import.meta.url), await openApiDocument(server));
await writeFile(new URL('../docs/errors.md', import.meta.url), errorCatalogue());
await server.close();
