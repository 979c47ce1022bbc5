import { wayOf } from './shell-way.ts';

// The service worker of the pages: keeps the shell of the application, so that the form for visits opens without a network. It keeps nothing
// that needs a right: first file, scripts and styles are the same for everybody.

/** Written in front by the build: the version of the pages, and the built files that the shell is made of. */
declare const shell: { readonly version: string; readonly files: readonly string[] };

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asking extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const prefix = 'shigan-shell-';
const name = prefix + shell.version;
const files: ReadonlySet<string> = new Set(shell.files);

addEventListener('install', (event) => {
  if (isLasting(event)) event.waitUntil(keep());
});
addEventListener('activate', (event) => {
  if (isLasting(event)) event.waitUntil(dropOthers());
});
addEventListener('fetch', (event) => {
  if (!isAsking(event)) return;
  const { request } = event;
  const way = wayOf(request, location.origin, files);
  if (way === 'first-file') event.respondWith(fetch(request).catch(async (error: unknown) => kept('/', error)));
  if (way === 'kept-file') event.respondWith(kept(new URL(request.url).pathname).catch(() => fetch(request)));
});

/** All or nothing: a shell with a file missing would not open. */
async function keep(): Promise<void> {
  const cache = await caches.open(name);
  await cache.addAll(
    ['/', ...shell.files].map((path) => new Request(path, { cache: 'no-cache', credentials: 'omit' })),
  );
}

async function dropOthers(): Promise<void> {
  for (const other of await caches.keys()) if (other.startsWith(prefix) && other !== name) await caches.delete(other);
}

async function kept(path: string, otherwise: unknown = new Error(`not kept: ${path}`)): Promise<Response> {
  const found = await (await caches.open(name)).match(path);
  if (found === undefined) throw otherwise;
  return found;
}

function isLasting(event: Event): event is Lasting {
  return 'waitUntil' in event;
}

function isAsking(event: Event): event is Asking {
  return 'request' in event && 'respondWith' in event;
}
