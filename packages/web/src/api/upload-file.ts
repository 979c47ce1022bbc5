import type { Language } from '../address/address.ts';
import { isProblem, type Parameters, RequestFailed } from './fetch-json.ts';

/** How a file is sent: what is asked with it, what is told on the way, and how to stop. */
export interface FileUpload {
  readonly path: string;
  readonly parameters: Parameters;
  readonly language: Language;
  readonly file: File;
  /** Fields before the file. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Asked once for each label. */
  readonly meanings?: readonly string[];
  readonly signal: AbortSignal;
  /** How much of it is sent, 0 to 1. */
  readonly onSent: (share: number) => void;
}

/** Uploads a file with its progress, to be stopped on the way, and reads what came of it. Refused or unreachable, it throws as reading
 *  does; `fetch` cannot tell how much is sent. */
export function uploadFile<T>(sending: FileUpload): Promise<T> {
  const { path, parameters, language, file, fields = {}, meanings = [], signal, onSent } = sending;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  for (const meaning of meanings) query.append('map', meaning);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const unreached = (): void => reject(new RequestFailed(path, undefined));
    request.open('POST', `${path}?${query}`);
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('accept-language', language === 'zh' ? 'zh-CN' : 'en');
    request.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total));
    request.upload.addEventListener('load', () => onSent(1));
    request.addEventListener('load', () => {
      const body: unknown = request.response;
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else reject(new RequestFailed(path, isProblem(body) ? body : undefined));
    });
    request.addEventListener('error', unreached);
    request.addEventListener('abort', unreached);
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
