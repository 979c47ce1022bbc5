import type { Language } from '../address/address.ts';
import { type Parameters, problemOf, RequestFailed } from './fetch-json.ts';

/** Changes something on this server, and reads what came of it. Refused or unreachable, it throws as reading does. */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  asked: { readonly parameters: Parameters; readonly language: Language; readonly body?: unknown },
): Promise<T> {
  const [place = path, held] = path.split('?');
  const query = new URLSearchParams(held);
  for (const [name, value] of Object.entries(asked.parameters)) if (value !== undefined) query.set(name, value);
  const headers: Record<string, string> = { 'accept-language': asked.language === 'zh' ? 'zh-CN' : 'en' };
  if (asked.body !== undefined) headers['content-type'] = 'application/json';
  const body = asked.body === undefined ? {} : { body: JSON.stringify(asked.body) };
  let response: Response;
  try {
    response = await fetch(query.size > 0 ? `${place}?${query}` : place, { method, headers, ...body });
  } catch (cause) {
    throw new RequestFailed(path, undefined, { cause });
  }
  if (response.ok) return response.json();
  throw new RequestFailed(path, await problemOf(response));
}
