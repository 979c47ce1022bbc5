import { refuse } from '../refusal.ts';

/** Receives the elements of a document in order. Names come without their namespace prefix. */
export interface XmlSink {
  /** True: what the element holds is of no interest; it is passed to `skipped` unread, piece by piece. */
  open(name: string, attributes: string): boolean | void;
  close(name: string): void;
  text(text: string): void;
  skipped?(raw: string): void;
}

export interface XmlScanner {
  write(piece: string): void;
  end(): void;
}

const deepest = 100;
const longestToken = 4 * 1024 * 1024;

/** Scans XML in pieces. Only what workbooks need: elements, text, CDATA; comments and instructions are skipped, document
 *  types are refused and with them every entity that is not built in. Nothing is ever fetched. */
export function xmlScanner(sink: XmlSink): XmlScanner {
  let rest = '';
  let begun = false;
  /** Names of the elements that are open. */
  const names: string[] = [];
  /** Closing tag up to which everything is skipped. */
  let skipTo: string | undefined;

  /** Consumes one token at `at`; gives where the next one starts, or -1 when the piece ends inside it. */
  function token(source: string, at: number): number {
    if (skipTo !== undefined) return skip(source, at, skipTo);
    if (source.charCodeAt(at) !== 60) {
      const next = source.indexOf('<', at);
      if (next < 0) return -1;
      if (names.length > 0) sink.text(decodeEntities(lineEnds(source.slice(at, next))));
      return next;
    }
    const second = source.charCodeAt(at + 1);
    if (second === 47) return closeTag(source, at);
    if (second === 33) return declaration(source, at);
    if (second === 63) {
      const end = source.indexOf('?>', at + 2);
      return end < 0 ? -1 : end + 2;
    }
    return openTag(source, at);
  }

  function skip(source: string, at: number, tag: string): number {
    const end = source.indexOf(tag, at);
    if (end >= 0) {
      sink.skipped?.(source.slice(at, end));
      skipTo = undefined;
      return end;
    }
    const sure = source.lastIndexOf('<');
    if (sure <= at) return -1;
    sink.skipped?.(source.slice(at, sure));
    return sure;
  }

  function closeTag(source: string, at: number): number {
    const end = source.indexOf('>', at + 2);
    if (end < 0) return -1;
    const name = names.pop();
    if (name === undefined) throw refuse('file-unreadable', 'XML: an element closes that was never opened');
    sink.close(name);
    return end + 1;
  }

  function openTag(source: string, at: number): number {
    const end = tagEnd(source, at + 1);
    if (end < 0) return -1;
    const empty = source.charCodeAt(end - 1) === 47;
    const stop = empty ? end - 1 : end;
    let from = at + 1;
    let nameEnd = from;
    for (; nameEnd < stop; nameEnd++) {
      const c = source.charCodeAt(nameEnd);
      if (c <= 32) break;
      if (c === 58) from = nameEnd + 1;
    }
    if (nameEnd === from) throw refuse('file-unreadable', 'XML: an element without a name');
    const name = source.slice(from, nameEnd);
    begun = true;
    const skipping = sink.open(name, source.slice(nameEnd, stop)) === true;
    if (empty) {
      sink.close(name);
      return end + 1;
    }
    if (names.push(name) > deepest) throw refuse('file-unreadable', 'XML: nested too deeply');
    if (skipping) skipTo = `</${source.slice(at + 1, nameEnd)}`;
    return end + 1;
  }

  function declaration(source: string, at: number): number {
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (source.startsWith('<![CDATA[', at)) {
      const end = source.indexOf(']]>', at + 9);
      if (end < 0) return -1;
      if (names.length > 0) sink.text(lineEnds(source.slice(at + 9, end)));
      return end + 3;
    }
    if (source.length - at < 9) return -1;
    throw refuse('file-unreadable', 'XML: a document type');
  }

  return {
    write(piece) {
      const source = rest === '' ? piece : rest + piece;
      let at = 0;
      while (at < source.length) {
        const next = token(source, at);
        if (next < 0) break;
        at = next;
      }
      rest = source.slice(at);
      if (rest.length > longestToken) throw refuse('file-unreadable', 'XML: a piece without an end');
    },
    end() {
      if (!begun || names.length > 0 || rest.trim() !== '') throw refuse('file-unreadable', 'XML: incomplete');
      rest = '';
    },
  };
}

/** Where a tag ends; a “>” inside a quoted value does not end it. */
export function tagEnd(source: string, from: number): number {
  for (let i = from; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 62) return i;
    if (c === 34 || c === 39) {
      i = source.indexOf(c === 34 ? '"' : "'", i + 1);
      if (i < 0) return -1;
    }
  }
  return -1;
}

/** XML has one line end; others are written for it. */
function lineEnds(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, by local name. */
export function attribute(attributes: string, name: string): string | undefined {
  let at = 0;
  while (at < attributes.length) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return undefined;
    const opening = firstQuote(attributes, equals + 1);
    if (opening < 0) return undefined;
    const closing = attributes.indexOf(attributes.charAt(opening), opening + 1);
    if (closing < 0) return undefined;
    if (localName(attributes.slice(at, equals).trim()) === name)
      return decodeEntities(attributes.slice(opening + 1, closing));
    at = closing + 1;
  }
  return undefined;
}

/** The three attributes of a cell, in one walk: sheets have millions of them. */
export interface CellAttributes {
  reference: string | undefined;
  kind: string | undefined;
  style: string | undefined;
}

export function cellAttributes(attributes: string, into: CellAttributes): void {
  into.reference = undefined;
  into.kind = undefined;
  into.style = undefined;
  let at = 0;
  while (at < attributes.length) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return;
    const opening = firstQuote(attributes, equals + 1);
    const closing = opening < 0 ? -1 : attributes.indexOf(attributes.charAt(opening), opening + 1);
    if (closing < 0) return;
    // a name of one letter with a space before it
    if (equals < 2 || attributes.charCodeAt(equals - 2) <= 32) {
      const name = attributes.charCodeAt(equals - 1);
      if (name === 114) into.reference = attributes.slice(opening + 1, closing);
      else if (name === 116) into.kind = attributes.slice(opening + 1, closing);
      else if (name === 115) into.style = attributes.slice(opening + 1, closing);
    }
    at = closing + 1;
  }
}

function firstQuote(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34 || c === 39) return i;
    if (c > 32) return -1;
  }
  return -1;
}

/** Whether an attribute says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

const builtIn: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities resolved; refuses those that are not built in. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,32}));|&/g,
    (_, decimal?: string, hex?: string, name?: string) => {
      const known = name === undefined ? undefined : builtIn[name];
      if (known !== undefined) return known;
      const point = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : -1;
      if (point < 0 || point > 0x10ffff) throw refuse('file-unreadable', 'XML: an unknown entity');
      return String.fromCodePoint(point);
    },
  );
}
