import { refuse } from '../refusal.ts';
import { tagEnd } from '../xlsx/xml.ts';

/** A piece of an XML document and where it stands in it: a part of the document can be written anew and all else kept as it is. */
export type XmlToken =
  | {
      readonly kind: 'open';
      /** With its prefix. */
      readonly name: string;
      readonly attributes: string;
      /** It closes at once. */
      readonly empty: boolean;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

const deepest = 200;

/** Walks a whole document. Comments and instructions are passed over; document types are refused, and with them every entity
 *  that is not built in; so is what is not well-formed. CDATA stands in no document of this kind and is refused. */
export function* xmlTokens(source: string): Generator<XmlToken> {
  const names: string[] = [];
  let at = 0;
  let begun = false;
  while (at < source.length) {
    if (source.charCodeAt(at) !== 60) {
      const next = source.indexOf('<', at);
      const end = next < 0 ? source.length : next;
      if (names.length > 0) yield { kind: 'text', start: at, end };
      else if (source.slice(at, end).trim().replace('\u{FEFF}', '') !== '') throw broken('text outside the document');
      at = end;
      continue;
    }
    const second = source.charCodeAt(at + 1);
    if (second === 63) at = after(source, '?>', at);
    else if (second === 33) {
      if (!source.startsWith('<!--', at)) throw broken('a document type or section');
      at = after(source, '-->', at);
    } else if (second === 47) {
      const end = after(source, '>', at);
      const name = source.slice(at + 2, end - 1).trim();
      if (names.pop() !== name) throw broken('elements that cross');
      yield { kind: 'close', name, start: at, end };
      at = end;
    } else {
      const end = tagEnd(source, at + 1);
      if (end < 0) throw broken('a tag without an end');
      const empty = source.charCodeAt(end - 1) === 47;
      const within = source.slice(at + 1, empty ? end - 1 : end);
      const name = /^[^\s/>]+/u.exec(within)?.[0];
      if (name === undefined) throw broken('an element without a name');
      if (begun && names.length === 0) throw broken('two documents');
      begun = true;
      if (!empty && names.push(name) > deepest) throw broken('nested too deeply');
      yield { kind: 'open', name, attributes: within.slice(name.length), empty, start: at, end: end + 1 };
      at = end + 1;
    }
  }
  if (!begun || names.length > 0) throw broken('incomplete');
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  if (found < 0) throw broken('incomplete');
  return found + mark.length;
}

function broken(reason: string): Error {
  return refuse('file-unreadable', `XML: ${reason}`);
}

/** Text as it is written between tags and in attributes. Characters that XML cannot hold are left out. */
export function encodeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
