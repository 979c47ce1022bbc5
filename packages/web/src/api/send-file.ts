import type { Language } from '../address/address.ts';
import { type Parameters, problemOf, RequestFailed } from './fetch-json.ts';

/** Sends a file to this server, and reads what came of it. Refused or unreachable, it throws as reading does. */
export async function sendFile<T>(path: string, parameters: Parameters, language: Language, file: File): Promise<T> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  const body = new FormData();
  body.set('file', file);
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
