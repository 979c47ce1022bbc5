import { foldRegionName, type RegionContext, type RegionIndex } from '../../region/match.ts';
import { isGroupLabel, labelBefore } from './group-words.ts';
import { numbered } from './line-kind.ts';
import { matchName } from './match-name.ts';
import type { NoticeRecipient, UnmatchedName } from './notice.ts';
import { splitBlanks, splitNames, withoutEtcetera } from './split-names.ts';

/** What a name list holds. Every piece of it is in one of the three. */
export interface ReadList {
  readonly recipients: readonly NoticeRecipient[];
  readonly unmatched: readonly UnmatchedName[];
  readonly dropped: readonly string[];
}

/** Reads a name list (名单). Names are split on `、 , ， ; ； 。`, line breaks and blanks; a blank inside a name that is one only
 *  without it (怀 化 市) parts nothing. 和 parts two names where both are known and the whole is none. Labels (县市区:), the
 *  city that heads its counties (怀化市:鹤城区、中方县) and 等 are dropped and noted. Nothing else is left out. */
export function readList(list: string, index: RegionIndex, context: RegionContext): ReadList {
  const recipients: NoticeRecipient[] = [];
  const unmatched: UnmatchedName[] = [];
  const dropped: string[] = [];
  let within: RegionContext = context;
  const take = (name: string): void => {
    const inside = matchName(index, name, within);
    // A city that heads its counties helps with short names, and binds nobody.
    const found = inside.kind === 'recipient' || within === context ? inside : matchName(index, name, context);
    if (found.kind === 'recipient') recipients.push(found.recipient);
    else unmatched.push(found.unmatched);
    if (found.kind === 'recipient' && found.recipient.level === 'province') within = { province: found.recipient.code };
  };
  const { text: names, labels } = withoutLabels(list);
  dropped.push(...labels);
  for (const piece of splitNames(names)) {
    const heads = piece.closedBy === ':';
    if (isGroupLabel(piece.text) && (heads || piece.closedBy === '\n' || /[县市州]{2}|园/u.test(piece.text))) {
      dropped.push(heads ? `${piece.text}:` : piece.text);
      continue;
    }
    const head = heads ? matchName(index, piece.text, context) : undefined;
    if (head?.kind === 'recipient' && (head.recipient.level === 'city' || head.recipient.level === 'province')) {
      dropped.push(`${piece.text}:`);
      within =
        head.recipient.level === 'province'
          ? { province: head.recipient.code }
          : { ...context, city: head.recipient.code };
      continue;
    }
    const { text, remarks } = withoutRemarks(piece.text);
    dropped.push(...remarks);
    const bracketed = countiesInBrackets(text, index, within);
    if (bracketed !== undefined) {
      dropped.push(bracketed.head);
      for (const name of bracketed.names) take(name);
      continue;
    }
    for (const name of namesOf(text, index, within)) {
      const plain = withoutEtcetera(name.replace(/^(?:其|以及|及|和)?(?:所辖|下辖)(?:的)?(?=.{2})/u, ''));
      if (plain.name.length < name.length && /[所下]辖/u.test(name.slice(0, 4))) dropped.push('所辖');
      if (plain.dropped !== undefined) dropped.push(plain.dropped);
      if (plain.name !== '') take(plain.name);
    }
    if (piece.closedBy === ';' || piece.closedBy === '；' || piece.closedBy === '\n') within = context;
  }
  return { recipients, unmatched, dropped };
}

/** Labels at the beginning of lines (`市、县市区(14个):长沙市、…`). */
function withoutLabels(list: string): { readonly text: string; readonly labels: readonly string[] } {
  const labels: string[] = [];
  const lines = list.split('\n').map((line) => {
    const found = labelBefore(line.trim());
    if (found === undefined) return line;
    labels.push(found);
    return line.trim().slice(found.length);
  });
  return { text: lines.join('\n'), labels };
}

/** Numbers before a name (1. ①) and remarks in brackets that name nothing (排名不分先后, 4个). */
function withoutRemarks(piece: string): { readonly text: string; readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  const text = piece
    .replace(numbered, '')
    .replaceAll(/[(（]([^()（）]*)[)）]/gu, (all, inside: string) => {
      if (!/排名|排序|先后|顺序|新增|续|\d[个家名]/u.test(inside)) return all;
      remarks.push(inside);
      return '';
    })
    .replace(/^(?:以及|和|及|[-—–]{1,2})(?=.{2,})/u, '')
    .trim();
  return { text, remarks };
}

/** A city or a province with those that are named behind it in brackets (怀化市（鹤城区、中方县）): they are on the list, it only heads
 *  them. What explains a name instead (湘阴县（原湘阴）) heads nobody. */
function countiesInBrackets(
  text: string,
  index: RegionIndex,
  context: RegionContext,
): { readonly head: string; readonly names: readonly string[] } | undefined {
  const match = /^([^()（）]+)[(（]([^()（）]+)[)）]$/u.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const head = matchName(index, match[1], context);
  if (head.kind !== 'recipient' || (head.recipient.level !== 'city' && head.recipient.level !== 'province'))
    return undefined;
  const names = splitNames(match[2]).map((piece) => piece.text);
  const areNames = names.every((name) => {
    const found = matchName(index, name, context);
    return found.kind === 'recipient' && found.recipient.code !== head.recipient.code;
  });
  return names.length > 0 && areNames ? { head: match[1], names } : undefined;
}

/** The names of a piece: itself where it is known, else its parts between blanks or around 和. */
function namesOf(text: string, index: RegionIndex, context: RegionContext): readonly string[] {
  const known = (name: string): boolean => matchName(index, name, context).kind === 'recipient';
  const parts = splitBlanks(text);
  if (parts.length > 1) {
    // Spaced out (怀 化 市): only the whole is a name, or no part is longer than a character.
    const isSpaced = parts.every((part) => foldRegionName(part).length < 2) || (known(text) && !parts.some(known));
    return isSpaced ? [text] : parts.flatMap((part) => aroundAnd(part, known));
  }
  return aroundAnd(text, known);
}

function aroundAnd(text: string, known: (name: string) => boolean): readonly string[] {
  if (known(text) || known(withoutEtcetera(text).name)) return [text];
  for (const word of ['以及', '和', '及', '与']) {
    const at = text.indexOf(word, 2);
    if (at < 2) continue;
    const [before, after] = [text.slice(0, at), text.slice(at + word.length)];
    if (after.length > 1 && (known(before) || known(withoutEtcetera(after).name)))
      return [before, ...aroundAnd(after, known)];
  }
  return [text];
}
