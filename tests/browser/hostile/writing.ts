import type { HostileTexts } from './texts.ts';

/** Where a text was sent: the route and the field, as the description of the interface names them. */
interface SentText {
  readonly field: string;
  readonly text: string;
}

type Ids = Readonly<Record<string, string | number>>;
type Answer = Readonly<Record<string, unknown>>;

/** Whoever writes through the interface, and what was written. */
export interface Writing {
  /** A text with ill will, of so many characters at most. */
  text(most: number): string;
  /** Sends a body as somebody of the demonstration. Whatever is refused fails. */
  send(who: string, route: string, ids?: Ids, body?: object): Promise<Answer>;
  /** Brings a file; undefined where its kind is refused. */
  bring(
    who: string,
    route: string,
    name: string,
    content: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer | undefined>;
  /** The session of somebody, as a browser would send it. */
  cookieOf(who: string): Promise<string>;
  /** By the number of the text. */
  readonly sent: ReadonlyMap<number, SentText>;
}

export function hostileWriting(base: string, hostile: HostileTexts): Writing {
  const cookies = new Map<string, string>();
  const sent = new Map<number, SentText>();

  async function cookieOf(who: string): Promise<string> {
    const held = cookies.get(who);
    if (held !== undefined) return held;
    const answer = await fetch(`${base}/api/v1/session`, {
      method: 'POST',
      headers: { origin: base, 'content-type': 'application/json' },
      body: JSON.stringify({ signInName: who, demo: true }),
    });
    if (!answer.ok) throw new Error(`not signed in: ${who} ${await answer.text()}`);
    const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
    cookies.set(who, cookie);
    return cookie;
  }

  /** Asks as somebody; of somebody who has been signed in elsewhere often, the first session has ended. */
  async function askAs(
    who: string,
    path: string,
    init: RequestInit & { readonly headers?: object },
  ): Promise<Response> {
    const ask = async (): Promise<Response> =>
      fetch(`${base}/api/v1${path}`, {
        ...init,
        headers: { origin: base, ...init.headers, cookie: await cookieOf(who) },
      });
    const answer = await ask();
    if (answer.status !== 401) return answer;
    cookies.delete(who);
    return ask();
  }

  function note(route: string, value: unknown, path: string): void {
    if (typeof value === 'string') {
      const number = hostile.numberOf(value);
      if (number !== undefined && !sent.has(number))
        sent.set(number, { field: `${route} ${path}`, text: hostile.textOf(number) });
    } else if (Array.isArray(value)) for (const one of value) note(route, one, `${path}[]`);
    else if (typeof value === 'object' && value !== null)
      for (const [key, one] of Object.entries(value)) note(route, one, `${path}.${key}`);
  }

  return {
    text: hostile.text,
    sent,
    cookieOf,
    async send(who, route, ids = {}, body) {
      const [method = '', template = ''] = route.split(' ');
      const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
      const answer = await askAs(who, path, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      });
      const said = await answer.text();
      if (!answer.ok) throw new Error(`${who} ${method} ${path}: ${answer.status} ${said.slice(0, 500)}`);
      note(`${method} /api/v1${template}`, body, '');
      return JSON.parse(said);
    },
    async bring(who, route, name, content) {
      const form = new FormData();
      form.append('file', new Blob([content]), name);
      const answer = await askAs(who, route, { method: 'POST', body: form });
      if (answer.status === 415) return undefined;
      const said = await answer.text();
      if (!answer.ok) throw new Error(`${who} ${route} ${name}: ${answer.status} ${said.slice(0, 500)}`);
      return JSON.parse(said);
    },
  };
}
