import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Server } from './access.ts';
import { emptyApplication, exampleServer } from './testing/example-city.ts';

let root: string;
let server: Server;

beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-pages-'));
  root = join(directory, 'app');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(directory, 'secret.txt'), 'secret');
  await writeFile(join(root, 'index.html'), '<title>实干</title>');
  await writeFile(join(root, '.env'), 'secret');
  await writeFile(join(root, 'shell-worker.js'), 'const shell={};');
  await writeFile(join(root, 'assets', 'main-1a2b.js'), 'plain');
  await writeFile(join(root, 'assets', 'main-1a2b.js.gz'), gzipSync('compressed'));
  ({ server } = await exampleServer(emptyApplication(), { webRoot: root }));
});

afterAll(async () => {
  await server.close();
  await rm(join(root, '..'), { recursive: true });
});

describe('the pages', () => {
  test.each(['/', '/board', '/counties?region=431200', '/indicators/gdp'])('%s is the application', async (url) => {
    const response = await server.inject(url);
    expect([response.statusCode, response.body]).toEqual([200, '<title>实干</title>']);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toMatch(/^default-src 'self'/);
  });

  test('built files are kept, compressed where the browser takes that', async () => {
    const plain = await server.inject('/assets/main-1a2b.js');
    expect([plain.body, plain.headers['cache-control']]).toEqual(['plain', 'public, max-age=31536000, immutable']);
    const packed = await server.inject({ url: '/assets/main-1a2b.js', headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
  });

  test('the worker that keeps the shell comes from the root and is asked for anew each time', async () => {
    const response = await server.inject('/shell-worker.js');
    expect([response.body, response.headers['cache-control']]).toEqual(['const shell={};', 'no-cache']);
    expect(response.headers['content-type']).toMatch(/^(?:text|application)\/javascript/u);
    expect(response.headers['content-security-policy']).toMatch(/script-src 'self'/u);
  });

  test.each([
    '/assets/gone.js',
    '/api/v1/nothing',
    '/api',
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/.env',
    '/%c0%ae%c0%ae/x.txt',
  ])('%s is not there', async (url) => {
    const response = await server.inject(url);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.body).not.toContain('secret"');
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
});
