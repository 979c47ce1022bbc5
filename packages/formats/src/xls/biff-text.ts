import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { shortRecord } from './biff-records.ts';

/** Text of .xls files. A text may run over the end of its record; within its characters the next record then begins with a
 *  byte that says how wide the following ones are. */
export interface BiffText {
  /** A text whose length takes so many bytes. */
  text(lengthBytes: 1 | 2): string;
  readonly done: boolean;
}

const isWide = 1;
const hasExtension = 4;
const hasRuns = 8;

export function biffText(bodies: readonly Buffer[], start: number): BiffText {
  let index = 0;
  let body = bodies[0] ?? Buffer.alloc(0);
  let at = start;

  function nextBody(): void {
    const next = bodies[++index];
    if (next === undefined) throw shortRecord();
    body = next;
    at = 0;
  }

  function byte(): number {
    while (at >= body.length) nextBody();
    return body[at++] ?? 0;
  }

  function number(bytes: number): number {
    let value = 0;
    for (let i = 0; i < bytes; i++) value += byte() * 256 ** i;
    return value;
  }

  function skip(bytes: number): void {
    for (let left = bytes; left > 0;) {
      while (at >= body.length) nextBody();
      const step = Math.min(left, body.length - at);
      at += step;
      left -= step;
    }
  }

  function characters(count: number, flags: number): string {
    let wide = (flags & isWide) !== 0;
    let text = '';
    for (let left = count; left > 0;) {
      if (at >= body.length) {
        nextBody();
        wide = (byte() & isWide) !== 0;
      }
      const width = wide ? 2 : 1;
      const step = Math.min(left, Math.floor((body.length - at) / width));
      if (step === 0) throw refuse('file-unreadable', 'a text is cut within a character');
      text += body.toString(wide ? 'utf16le' : 'latin1', at, at + step * width);
      at += step * width;
      left -= step;
    }
    return text;
  }

  return {
    text(lengthBytes) {
      const count = number(lengthBytes);
      if (count > uploadLimits.cellCharacters) throw refuse('file-unreadable', 'a cell holds too much text');
      const flags = byte();
      const runs = (flags & hasRuns) === 0 ? 0 : number(2);
      const extension = (flags & hasExtension) === 0 ? 0 : number(4);
      const text = characters(count, flags);
      skip(runs * 4 + extension);
      return text;
    },
    get done() {
      return index >= bodies.length - 1 && at >= body.length;
    },
  };
}

/** The table of texts, each stored once. */
export function sharedStrings(bodies: readonly Buffer[]): readonly string[] {
  const count = (bodies[0]?.length ?? 0) < 8 ? 0 : (bodies[0]?.readUInt32LE(4) ?? 0);
  const reader = biffText(bodies, 8);
  const strings: string[] = [];
  let characters = 0;
  while (strings.length < count && !reader.done) {
    const text = reader.text(2);
    strings.push(text);
    characters += text.length + 8;
    if (characters > uploadLimits.sharedCharacters) throw refuse('file-expands-too-far', 'too much text');
  }
  return strings;
}
