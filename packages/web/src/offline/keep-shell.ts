import { forgetFieldBook } from '../pages/projects/visits/field-book.ts';

/** Keeps the shell of the pages in this browser for who may report visits; for everybody else, and after signing out, nothing of it is left,
 *  nor of the list of projects. Visits that wait to be sent stay until whoever entered them signs in again. */
export async function keepShell(isWanted: boolean): Promise<void> {
  // Without TLS, but on this machine itself, browsers have no service workers: then forms work in a page that is open already.
  if (!('serviceWorker' in navigator)) return;
  if (isWanted) {
    // Without a way to the server nothing is kept, and the page works on.
    await navigator.serviceWorker.register('/shell-worker.js').catch(() => undefined);
    return;
  }
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await forgetFieldBook();
}

/** Whether this page came by the kept shell, or would: then it may open without a network. */
export function isShellKept(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
