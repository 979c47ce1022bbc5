import type { Instant } from '../instant.ts';
import { type Block, type EconomicBulletin, type Hand, type Run, runsText } from './block.ts';
import { figureSubject } from './figure-references.ts';
import { relink } from './relink.ts';

/** Where a person can change a bulletin: its title; a heading or paragraph by its number in what was computed (`b3`); what was
 *  put in after it (`b3+1`). */
export type EditPlace = string;

const placePattern = /^(?:title|b(\d{1,3})(?:\+(\d{1,2}))?)$/;

/** One change by a person (改动), as it is kept: the words, and which of them are figures. */
export interface BulletinEdit {
  readonly place: EditPlace;
  /** Empty takes the paragraph out; null goes back to what was computed. */
  readonly text: string | null;
  /** The words as they were linked when the change was made. */
  readonly runs: readonly Run<string>[];
  /** What was computed at the place, without its numbers: the change stays with it when figures move on. */
  readonly anchor: string;
  readonly by: string;
  readonly at: Instant;
}

/** A bulletin with a person's changes in it. */
export interface EditedBulletin {
  readonly bulletin: EconomicBulletin<string>;
  /** For each block of the body, its place. */
  readonly places: readonly EditPlace[];
  /** Changes whose paragraph is no longer there: nothing is lost silently. */
  readonly unplaced: readonly BulletinEdit[];
}

/** Whether text names a place. */
export function isEditPlace(text: string): boolean {
  return placePattern.test(text);
}

/** Puts changes into what was computed; of several at one place the last one counts. Figures that a change left alone follow the
 *  record; a figure that was changed stays as the person left it, with what is computed now beside it. */
export function applyEdits(computed: EconomicBulletin<string>, edits: readonly BulletinEdit[]): EditedBulletin {
  const latest = new Map<EditPlace, BulletinEdit>();
  for (const edit of edits) {
    latest.delete(edit.place);
    if (edit.text !== null) latest.set(edit.place, edit);
  }
  const unplaced: BulletinEdit[] = [];
  const replaced = new Map<number, BulletinEdit>();
  const added = new Map<number, BulletinEdit[]>();
  for (const edit of [...latest.values()].toSorted((a, b) => addition(a.place) - addition(b.place))) {
    if (edit.place === 'title') continue;
    const at = blockFor(computed, edit);
    if (at === undefined || (addition(edit.place) === 0 && replaced.has(at))) unplaced.push(edit);
    else if (addition(edit.place) === 0) replaced.set(at, edit);
    else added.set(at, [...(added.get(at) ?? []), edit]);
  }
  const body: { readonly place: EditPlace; readonly block: Block<string> }[] = [];
  for (const [at, block] of computed.body.entries()) {
    const edit = replaced.get(at);
    body.push({ place: `b${at}`, block: edit === undefined ? block : editedBlock(block, edit) });
    for (const own of added.get(at) ?? [])
      body.push({ place: `b${at}+${addition(own.place)}`, block: addedBlock(own) });
  }
  const title = latest.get('title');
  return {
    bulletin: {
      ...computed,
      ...(title === undefined ? {} : { title: title.text ?? '', titleHand: { ...handOf(title), was: computed.title } }),
      body: body.map(({ block }) => block),
    },
    places: body.map(({ place }) => place),
    unplaced,
  };
}

/** A bulletin as it is published: without the paragraphs that were taken out, and without headings that nothing follows. */
export function withoutEmptyBlocks(bulletin: EconomicBulletin<string>): EconomicBulletin<string> {
  const kept = bulletin.body.filter((block) => blockText(block) !== '');
  const body = kept.filter((block, at) => {
    if (block.kind !== 'heading') return true;
    const next = kept[at + 1];
    return next !== undefined && (next.kind !== 'heading' || next.level > block.level);
  });
  return { ...bulletin, body };
}

/** A figure that a person has changed. */
export interface HandFigure {
  readonly place: EditPlace;
  readonly figure: string;
  readonly text: string;
  /** As it was computed. */
  readonly was: string;
  readonly by: string;
  readonly at: Instant;
}

/** Every figure that a person has changed, in the order of the text. */
export function figuresByHand(edited: EditedBulletin): readonly HandFigure[] {
  return edited.bulletin.body.flatMap((block, at) =>
    block.kind !== 'paragraph'
      ? []
      : block.runs.flatMap(({ text, figure, hand }): HandFigure[] =>
          figure === undefined || hand === undefined
            ? []
            : [{ place: edited.places[at] ?? '', figure, text, was: hand.was ?? '', by: hand.by, at: hand.at }],
        ),
  );
}

/** The words at a place; undefined where there is no such place. An addition that is not there yet has none: empty. */
export function textAt(edited: EditedBulletin, place: EditPlace): string | undefined {
  if (place === 'title') return edited.bulletin.title;
  const at = edited.places.indexOf(place);
  const block = edited.bulletin.body[at];
  if (block !== undefined) return block.kind === 'heading' || block.kind === 'paragraph' ? blockText(block) : undefined;
  return addition(place) > 0 && edited.places.includes(place.replace(/\+\d+$/, '')) ? '' : undefined;
}

/** Makes a change at a place of what stands there now: figures that were left alone stay linked. */
export function makeEdit(
  computed: EconomicBulletin<string>,
  edited: EditedBulletin,
  change: { readonly place: EditPlace; readonly text: string | null; readonly by: string; readonly at: Instant },
): BulletinEdit {
  const { place, text, by, at } = change;
  const own = computed.body[blockNumber(place)];
  // Against what was computed, so that a word put back is a change no more.
  const source = addition(place) > 0 ? edited.bulletin.body[edited.places.indexOf(place)] : own;
  const runs = source?.kind === 'paragraph' ? source.runs : [];
  const linked = text === null || text === '' ? [] : relink(runs, text, { by, at });
  const standing = edited.bulletin.body[edited.places.indexOf(place)];
  return {
    place,
    text,
    runs: keepHands(linked, standing?.kind === 'paragraph' ? standing.runs : []),
    anchor: own === undefined ? '' : anchorOf(own),
    by,
    at,
  };
}

/** What somebody changed before and nobody has touched since stays theirs. */
function keepHands(linked: readonly Run<string>[], standing: readonly Run<string>[]): readonly Run<string>[] {
  return linked.map((run) => {
    if (run.hand === undefined) return run;
    const same = standing.find(
      (other) => other.hand !== undefined && other.text === run.text && other.figure === run.figure,
    );
    return same?.hand === undefined ? run : { ...run, hand: same.hand };
  });
}

function blockText(block: Block<string>): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return runsText(block.runs);
    case 'table':
    case 'chart':
      return block.title;
  }
}

function anchorOf(block: Block<string>): string {
  return blockText(block).replaceAll(/[\d.]+/gu, '#');
}

function blockNumber(place: EditPlace): number {
  return Number(placePattern.exec(place)?.[1] ?? -1);
}

function addition(place: EditPlace): number {
  return Number(placePattern.exec(place)?.[2] ?? 0);
}

/** The block that a change belongs to: the one of its number as long as that says the same but for its numbers, else the one
 *  that does, else the one of its number that begins the same way. */
function blockFor(computed: EconomicBulletin<string>, edit: BulletinEdit): number | undefined {
  const own = blockNumber(edit.place);
  const says = (at: number): boolean => {
    const block = computed.body[at];
    return block !== undefined && anchorOf(block) === edit.anchor;
  };
  if (says(own)) return own;
  const moved = computed.body.findIndex((_, at) => says(at));
  if (moved !== -1) return moved;
  const block = computed.body[own];
  const begins = edit.anchor.slice(0, 6);
  return block !== undefined && begins !== '' && anchorOf(block).startsWith(begins) ? own : undefined;
}

function handOf(edit: BulletinEdit): Hand {
  return { by: edit.by, at: edit.at };
}

function editedBlock(block: Block<string>, edit: BulletinEdit): Block<string> {
  const hand = { ...handOf(edit), was: blockText(block) };
  if (block.kind === 'heading') return { ...block, text: edit.text ?? '', hand };
  if (block.kind !== 'paragraph') return block;
  const runs = followRecord(edit, block.runs);
  return runsText(runs) === hand.was ? block : { ...block, runs, hand };
}

function addedBlock(edit: BulletinEdit): Block<string> {
  const runs = edit.runs.map((run) => ({ ...run, hand: run.hand ?? handOf(edit) }));
  return { kind: 'paragraph', runs, hand: handOf(edit) };
}

/** Kept runs over what is computed now: a figure that was left alone takes its words from there, one that was changed keeps its
 *  own. A figure that is computed no more is words by hand. */
function followRecord(edit: BulletinEdit, computed: readonly Run<string>[]): readonly Run<string>[] {
  const waiting = computed.filter((run) => run.figure !== undefined);
  const take = (id: string): Run<string> | undefined => {
    const exact = waiting.findIndex((run) => run.figure === id);
    const subject = figureSubject(id);
    const at =
      exact === -1 && subject !== undefined
        ? waiting.findIndex((run) => figureSubject(run.figure ?? '') === subject)
        : exact;
    return at === -1 ? undefined : waiting.splice(at, 1)[0];
  };
  return edit.runs.map((run) => {
    if (run.figure === undefined) return run;
    const now = take(run.figure);
    if (now?.figure === undefined) {
      const { figure: _gone, ...words } = run;
      return { ...words, hand: run.hand ?? handOf(edit) };
    }
    if (run.hand === undefined) return now;
    return { ...run, figure: now.figure, hand: { ...run.hand, was: now.text } };
  });
}
