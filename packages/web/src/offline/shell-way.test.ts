import { expect, test } from 'vitest';
import { wayOf } from './shell-way.ts';

const files = new Set(['/assets/main-1a2b.js']);
const way = (url: string, mode = 'cors', method = 'GET'): string =>
  wayOf({ method, mode, url: new URL(url, 'https://city.example').href }, 'https://city.example', files);

test.each([
  ['/projects?project=1', 'navigate', 'first-file'],
  ['/indicators/gdp', 'navigate', 'first-file'],
  ['/guide/index.html', 'navigate', 'not-ours'],
  ['/api/v1/files/0', 'navigate', 'not-ours'],
  ['/assets/main-1a2b.js', 'cors', 'kept-file'],
  ['/assets/other-1a2b.js', 'cors', 'not-ours'],
  ['/api/v1/board', 'cors', 'not-ours'],
  ['https://elsewhere.example/', 'navigate', 'not-ours'],
  ['https://elsewhere.example/assets/main-1a2b.js', 'cors', 'not-ours'],
])('%s as %s: %s', (url, mode, expected) => {
  expect(way(url, mode)).toBe(expected);
});

test('what is sent goes past it', () => {
  expect(way('/projects', 'navigate', 'POST')).toBe('not-ours');
});
