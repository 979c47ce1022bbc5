import type { RegionContext, RegionIndex } from '../../region/match.ts';
import { isGroupLabel, labelBefore } from './group-words.ts';
import { isKnownName } from './match-name.ts';
import { isAgencyLine } from './read-agencies.ts';
import { splitBlanks, splitNames, withoutEtcetera } from './split-names.ts';

/** What a line is within a notice, apart from headings. */
export type LineKind = 'reward' | 'agencies' | 'names' | 'imprint' | 'sentence' | 'prose';

const rewardStart =
  /^(?:[(（]?\d?[)）]?)?(?:对(?:上述|以上|获|受|这些|每个|入选|下列|符合|在)|由.{2,30}(?:给予|奖励)|按(?:照)?|给予|予以|奖励|激励措施|奖励措施|奖励标准|每个|\d{4}年(?:度)?对(?:上述|以上)|在.{2,40}(?:中|方面)[,，]?(?:给予|予以|安排)|优先|支持)/u;
const rewardWithin =
  /(?:给予|予以|奖励|安排).{0,60}(?:奖励|资金|指标|支持|倾斜|激励|万元|亿元|亩)|倾斜支持|组织实施[)）]|\d(?:\.\d+)?\s*(?:万元|亿元)/u;
const imprint =
  /^(?:抄送|主送|附件|印发|发布机构|信息来源|来源|责任编辑|打印|[(（]此件|[(（]联系人|联系人|特此|.{2,30}(?:人民政府|办公厅|办公室)$|\d{4}年\d{1,2}月\d{1,2}日|各市州|各县|.{2,60}各直属机构[:：]?$)/u;

/** A number before a name. */
export const numbered: RegExp = /^(?:\d{1,3}[.．、)）]|[(（]\d{1,3}[)）]|[①-⑳])\s*/u;

/** How a name of a place ends. */
const placeEnd = /(?:省|市|县|自治[州县区旗]|州|旗|盟|区|镇|园|开发区|新区|管委会)$/u;

/** A piece that reads like the name of a place though no region is called so. */
function isNameLike(text: string): boolean {
  const name = withoutEtcetera(text).name.replaceAll(/[(（][^()（）]*[)）]/gu, '');
  if (/的|先进|示范|工作|建设|整治|成效|优秀|推进|落实|实施/u.test(name)) return false;
  return (
    name.length >= 2 && name.length <= 20 && placeEnd.test(name) && /^[\p{Script=Han}\s·A-Za-z×xX○〇*]+$/u.test(name)
  );
}

/** Tells what a line is. Names are told by the names on it: a line on which a region is named, or whose pieces all read like
 *  names, is a list, unless it begins like a reward. */
export function kindOfLine(line: string, index: RegionIndex, context: RegionContext): LineKind {
  if (isAgencyLine(line)) return 'agencies';
  if (rewardStart.test(line) && !labelBefore(line)) return 'reward';
  if (imprint.test(line)) return 'imprint';
  if (isGroupLabel(line)) return 'names';
  const pieces = splitNames(line.replace(numbered, '')).flatMap((piece) => [piece.text, ...splitBlanks(piece.text)]);
  const known = (text: string): boolean => isKnownName(index, withoutEtcetera(text).name, context);
  const isName = (text: string): boolean => isNameLike(text) || isGroupLabel(text);
  // Names parted by blanks alone are together longer than any name.
  const reads = (text: string): boolean => isName(text) || splitBlanks(text).every((part) => isName(part));
  const isList = pieces.some(known) || pieces.every((text) => reads(text));
  if (isList && !isSentence(line)) return 'names';
  if (rewardWithin.test(line)) return 'reward';
  return isSentence(line) || pieces.some((piece) => piece.length > 20) ? 'sentence' : 'prose';
}

/** A sentence that speaks about places instead of listing them. */
function isSentence(line: string): boolean {
  return rewardWithin.test(line) || /(?:成效明显|工作要求|通知如下|特予|现将|通报如下)/u.test(line);
}
