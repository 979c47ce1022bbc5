import { refuse } from '../refusal.ts';
import { decodeEntities } from '../xlsx/xml.ts';
import { xmlTokens } from './xml-tokens.ts';

/** A stretch of a run: text of one `w:t`, or something else in its place (a tab, a drawing), kept as it is. */
export interface RunPiece {
  readonly start: number;
  readonly end: number;
  /** Decoded; undefined for what is no text. */
  readonly text: string | undefined;
  readonly xml: string;
}

/** A run of the document and where it stands, in the text and in the XML. */
export interface DraftRun {
  readonly start: number;
  readonly end: number;
  readonly xmlStart: number;
  readonly xmlEnd: number;
  readonly openTag: string;
  /** Its formatting, as XML. */
  readonly properties: string;
  readonly pieces: readonly RunPiece[];
  /** The opening tag of the tracked insertion that it stands in directly. */
  readonly insertion: string | undefined;
}

/** The text of a word-processing document, and the runs that it stands in. */
export interface DraftText {
  readonly text: string;
  readonly runs: readonly DraftRun[];
  /** Prefix of the document's namespace with its colon. */
  readonly prefix: string;
  /** The largest number that an annotation of the document has. */
  readonly lastId: number;
  /** Stretches of the text with a name of the document's own. */
  readonly bookmarks: readonly Bookmark[];
}

/** A bookmark (书签) that was opened and closed. */
export interface Bookmark {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const mostCharacters = 20 * 1024 * 1024;

/** Reads the main part of a .docx as text (正文): paragraphs as lines, cells of a row parted by tabs. Tracked changes are read as
 *  accepted: what is deleted or moved away is left out, what is inserted is there. Drawings and the boxes of text in
 *  them are kept and not read. */
export function readDraftText(source: string): DraftText {
  let text = '';
  let prefix: string | undefined;
  let lastId = 0;
  const runs: DraftRun[] = [];
  const bookmarks: Bookmark[] = [];
  /** Bookmarks begun, by their number. */
  const begun = new Map<string, { readonly name: string; readonly start: number }>();
  /** Open elements by local name, with their opening tags. */
  const open: { readonly name: string; readonly tag: string }[] = [];
  let left: number | undefined;
  let run: (Omit<DraftRun, 'end' | 'xmlEnd' | 'pieces'> & { pieces: RunPiece[] }) | undefined;
  let depthOfRun = 0;
  /** A child of the run that is under way. */
  let child: { readonly xmlStart: number; readonly start: number; readonly name: string; words: string } | undefined;

  const add = (piece: string): void => {
    text += piece;
    if (text.length > mostCharacters) throw refuse('file-expands-too-far', 'too much text');
  };
  const standsFor = (name: string): string =>
    name === 'tab' || name === 'ptab'
      ? '\t'
      : name === 'br' || name === 'cr'
        ? '\n'
        : name === 'noBreakHyphen'
          ? '-'
          : '';
  const endChild = (end: number): void => {
    if (run === undefined || child === undefined) return;
    const xml = source.slice(child.xmlStart, end);
    if (child.name === 'rPr') run = { ...run, properties: xml };
    else if (child.name === 't') {
      add(child.words);
      run.pieces.push({ start: child.start, end: text.length, text: child.words, xml });
    } else {
      add(standsFor(child.name));
      run.pieces.push({ start: child.start, end: text.length, text: undefined, xml });
    }
    child = undefined;
  };

  for (const token of xmlTokens(source)) {
    if (token.kind === 'text') {
      if (left === undefined && child?.name === 't' && open.length === depthOfRun + 1)
        child.words += decodeEntities(source.slice(token.start, token.end)).replaceAll(/[\r\n]/gu, ' ');
      continue;
    }
    if (token.kind === 'open') {
      prefix ??= token.name.slice(0, token.name.indexOf(':') + 1);
      const own = token.name.startsWith(prefix);
      const name = own ? token.name.slice(prefix.length) : token.name;
      const id = /\sw?:?id="(\d{1,9})"/u.exec(token.attributes)?.[1];
      if (id !== undefined) lastId = Math.max(lastId, Number(id));
      const leaves = (own && (name === 'del' || name === 'moveFrom')) || name === 'mc:Fallback';
      const tag = source.slice(token.start, token.end);
      if (left === undefined) {
        if (own && name === 'r' && run === undefined && !token.empty) {
          const parent = open.at(-1);
          run = {
            start: text.length,
            xmlStart: token.start,
            openTag: tag,
            properties: '',
            pieces: [],
            insertion: parent?.name === 'ins' ? parent.tag : undefined,
          };
          depthOfRun = open.length + 1;
        } else if (run !== undefined && open.length === depthOfRun) {
          child = { xmlStart: token.start, start: text.length, name: own ? name : token.name, words: '' };
          if (token.empty) endChild(token.end);
        }
      }
      if (own && name === 'bookmarkStart' && id !== undefined) {
        const called = /\sw?:?name="([^"]{1,40})"/u.exec(token.attributes)?.[1];
        if (called !== undefined) begun.set(id, { name: called, start: text.length });
      }
      const opened = own && name === 'bookmarkEnd' && id !== undefined ? begun.get(id) : undefined;
      if (opened !== undefined) bookmarks.push({ ...opened, end: text.length });
      if (token.empty) continue;
      if (left === undefined && leaves) left = open.length;
      open.push({ name, tag });
      continue;
    }
    const closed = open.pop();
    if (left !== undefined) {
      if (open.length === left) left = undefined;
      continue;
    }
    if (run !== undefined) {
      if (open.length === depthOfRun) endChild(token.end);
      else if (open.length === depthOfRun - 1) {
        runs.push({ ...run, end: text.length, xmlEnd: token.end });
        run = undefined;
      }
      continue;
    }
    if (closed?.name === 'p') add('\n');
    if (closed?.name === 'tc') {
      text = text.endsWith('\n') ? text.slice(0, -1) : text;
      add('\t');
    }
    if (closed?.name === 'tr') {
      text = text.endsWith('\t') ? text.slice(0, -1) : text;
      add('\n');
    }
  }
  return { text, runs, prefix: prefix ?? 'w:', lastId, bookmarks };
}
