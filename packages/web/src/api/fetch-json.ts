import type { ProblemBody } from '@shigan/contract';
import type { Language } from '../address/address.ts';

/** A request that brought nothing: refused with a reason, or the server could not be reached (`problem` undefined). */
export class RequestFailed extends Error {
  readonly problem: ProblemBody | undefined;

  constructor(path: string, problem: ProblemBody | undefined, options?: { cause?: unknown }) {
    super(problem === undefined ? `unreachable: ${path}` : `${problem.code}: ${path}`, options);
    this.name = 'RequestFailed';
    this.problem = problem;
  }
}

/** Whether a request failed because there is no way to the server. */
export function isUnreached(error: unknown): boolean {
  return error instanceof RequestFailed && error.problem === undefined;
}

/** What a request asks with; absent parameters are left out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** Reads JSON from this server. Its shape is the contract's: server and pages are built and tested together. */
export async function fetchJson<T>(
  path: string,
  parameters: Parameters,
  language: Language,
  signal: AbortSignal,
): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const search = query.size > 0 ? `?${query}` : '';
  const headers = { accept: 'application/json', 'accept-language': language === 'zh' ? 'zh-CN' : 'en' };
  let response: Response;
  try {
    response = await fetch(path + search, { headers, signal });
  } catch (cause) {
    throw new RequestFailed(path, undefined, { cause });
  }
  if (response.ok) return response.json();
  throw new RequestFailed(path, await problemOf(response));
}

/** Sends JSON to this server and reads what comes of it. */
export async function sendJson<T>(
  path: string,
  parameters: Parameters,
  language: Language,
  content: unknown,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const told = { accept: 'application/json', 'accept-language': language === 'zh' ? 'zh-CN' : 'en' };
  // Without content there is nothing to name the type of.
  const sent =
    content === undefined
      ? { headers: told }
      : { headers: { ...told, 'content-type': 'application/json' }, body: JSON.stringify(content) };
  let response: Response;
  try {
    response = await fetch(`${path}?${query}`, { method, ...sent });
  } catch (cause) {
    throw new RequestFailed(path, undefined, { cause });
  }
  if (response.ok) return response.json();
  throw new RequestFailed(path, await problemOf(response));
}

/** Sends a file to this server, as a form does, and reads what comes of it. */
export async function sendFile<T>(path: string, parameters: Parameters, language: Language, file: File): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const body = new FormData();
  body.append('file', file);
  const headers = { accept: 'application/json', 'accept-language': language === 'zh' ? 'zh-CN' : 'en' };
  let response: Response;
  try {
    response = await fetch(`${path}?${query}`, { method: 'POST', headers, body });
  } catch (cause) {
    throw new RequestFailed(path, undefined, { cause });
  }
  if (response.ok) return response.json();
  throw new RequestFailed(path, await problemOf(response));
}

/** Something between here and the server may answer in its own way; that counts as not reached. */
export async function problemOf(response: Response): Promise<ProblemBody | undefined> {
  try {
    const body: unknown = await response.json();
    return isProblem(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

export function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'hint' in body;
}
