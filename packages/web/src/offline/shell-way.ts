/** What of a request the kept shell answers (离线外壳). */
export type ShellWay = 'first-file' | 'kept-file' | 'not-ours';

/** A request as the worker sees it. */
export interface RequestSeen {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

/** Where a request goes: a page of the application to the network, and to its kept first file where there is none; a built file of the shell
 *  to what is kept; everything else, above all every answer with figures, past the worker. */
export function wayOf(request: RequestSeen, origin: string, files: ReadonlySet<string>): ShellWay {
  const { origin: asked, pathname } = new URL(request.url);
  if (request.method !== 'GET' || asked !== origin || pathname === '/api' || pathname.startsWith('/api/'))
    return 'not-ours';
  if (request.mode === 'navigate') return /\.[a-z0-9]+$/iu.test(pathname) ? 'not-ours' : 'first-file';
  return files.has(pathname) ? 'kept-file' : 'not-ours';
}
