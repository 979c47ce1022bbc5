import type { RegionContext, RegionIndex } from '../../region/match.ts';
import { announcesRecipients, isGroupLabel } from './group-words.ts';
import { isKnownName } from './match-name.ts';
import { openingOf } from './opening.ts';
import { isAgencyLine } from './read-agencies.ts';

/** Joins lines that a narrow page broke (折行): a line that ends in a separator goes on with names, a name may be cut in two, a
 *  sentence that has no end goes on. A line that is whole by itself, and one name a line, stay as they are. */
export function joinWrapped(lines: readonly string[], index: RegionIndex, context: RegionContext): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last !== undefined && goesOn(last, line, index, context)) joined[joined.length - 1] = last + line;
    else joined.push(line);
  }
  return joined;
}

const separator = /[、,，;；]$/u;

function goesOn(last: string, line: string, index: RegionIndex, context: RegionContext): boolean {
  if (last.includes('\t') || line.includes('\t')) return false;
  const opening = openingOf(line);
  if (opening !== undefined && (opening.rest === '' || !separator.test(last))) {
    // A cut number (按照每个市2|00万元) begins no part.
    return false;
  }
  if (/[、,，]$/u.test(last)) return !isGroupLabel(line);
  if (/[。;；:：)）]$/u.test(last) || announcesRecipients(last) || isGroupLabel(last)) return false;
  const own = openingOf(last);
  if (own?.rest === '' || isAgencyLine(line)) return false;
  const before = last.split(/[、,，;；\s:：。]/u).at(-1) ?? '';
  const after = line.split(/[、,，;；\s:：。]/u)[0] ?? '';
  const known = (name: string): boolean => name !== '' && isKnownName(index, name, context);
  if (known(before + after) && !(known(before) && known(after))) return true;
  // 长沙市望城区、株洲市|醴陵市: where the counties of a line stand behind their cities, its last city stands before one.
  if (known(before + after) && /[市州][^、,，;；]{1,14}[县市区][、,，]/u.test(last) && !isListEnd(last)) return true;
  if (known(before) || known(after)) return false;
  // A list that breaks off in a name that nobody knows (长沙经|济技术开发区).
  if (/[、,，]/u.test(last) && !/[省市县区州旗园]$/u.test(before)) return true;
  return isOpenSentence(last) && !/^(?:对(?:上述|以上)|\d{4}年)/u.test(line);
}

/** Whether no name of a line stands behind its city (长沙市、株洲市): then its last name is one by itself. */
function isListEnd(line: string): boolean {
  const names = line.split(/[、,，;；]/u).slice(0, -1);
  return !names.every((name) => /^.{2,}?[市州](?=.{3})/u.test(name) && /[县市区]$/u.test(name));
}

/** A heading or a sentence that was cut: it has begun with a number or a verb of rewards and has no end. */
function isOpenSentence(line: string): boolean {
  if (/^(?:对(?:上述|以上|获)|按照|在.{2,20}中)/u.test(line)) return true;
  const opening = openingOf(line);
  return opening !== undefined && line.length >= 20;
}
