import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { errorCatalogue } from './error-catalogue.ts';
import { openApiDocument } from './openapi.ts';
import { emptyApplication, exampleServer } from './testing/example-city.ts';

const inDocs = (name: string): Promise<string> => readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('the documentation that is checked in', () => {
  test('describes the interface as it is (npm run api:docs writes it anew)', async () => {
    const { server } = await exampleServer(emptyApplication());
    expect(await inDocs('openapi.json')).toBe(await openApiDocument(server));
  });

  test('lists every refusal (npm run api:docs writes it anew)', async () => {
    expect(await inDocs('errors.md')).toBe(errorCatalogue());
  });
});

test('every route that is no page is described, with what it answers', async () => {
  const { server } = await exampleServer(emptyApplication());
  const { openapi, paths } = JSON.parse(await openApiDocument(server));
  expect(openapi).toBe('3.1.0');
  const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  const served = server.accessTable
    .filter((route) => route.access !== 'public' && route.method !== 'HEAD')
    .map((route) => `${route.method} ${route.url}`);
  expect(described.toSorted()).toEqual(served.toSorted());
});
