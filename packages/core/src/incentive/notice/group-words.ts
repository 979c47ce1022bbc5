import type { NoticeReward } from './notice.ts';

/** Words that name a kind of recipient (市州、县市区、园区…), longest first within the pattern. */
const groupWord =
  '(?:省级|省|国家级)?(?:省[(（]区、市[)）]|市[(（]州[)）](?:及所辖县市区)?|市[(（]区、县[)）]|县[(（]市、区[)）]|区[(（]县、市[)）]|县[(（]市[)）]|市州|州市|县市区|区县市|市县区|县区市|县区|县市|区县|市县|设区市|地级市|城市|市本级|州本级|产业园区|开发园区|工业园区|高新区|经开区|开发区|园区|示范区|地区|地方|单位|市|州|县|区|省)';

const several = `${groupWord}(?:(?:、|和|及|与|以及|,|，)${groupWord})*`;

const count = String.raw`(?:[(（]?(?:共|各)?\s*[\d一二三四五六七八九十]+\s*(?:个|家|名)(?:${groupWord})?[)）]?)?`;

/** A line that announces recipients: `…成效明显的市(州)、县市区`, with or without a count and a colon. */
const announcing = new RegExp(`的(?:${several})(?:名单|如下)?${count}[:：]?$`, 'u');

/** A line or piece that only says which recipients follow: `市(州)(4个):`, `县市区`. */
const label = new RegExp(
  `^(?:[(（]?[一二三四五六七八九十\\d]+[)）]?[、.．]?)?(?:获?(?:激励|表扬|奖励)(?:的)?)?(?:${several})(?:名单)?${count}[:：]?$`,
  'u',
);

const leadingLabel = new RegExp(`^(?:获?(?:激励|表扬|奖励)的?)?(${several})(?:名单)?${count}[:：](?=.)`, 'u');

/** Whether a line is the heading of a name list. */
export function announcesRecipients(line: string): boolean {
  return announcing.test(line);
}

/** Whether a text says nothing but which kind of recipients follow. */
export function isGroupLabel(text: string): boolean {
  return label.test(text);
}

/** A label that stands before names on the same line (`县市区(2个):浏阳市、长沙县`): its text with the colon. */
export function labelBefore(text: string): string | undefined {
  return leadingLabel.exec(text)?.[0];
}

/** Takes the count and the colon off a heading: `…的市、县市区(14个):` → `…的市、县市区`. */
export function withoutCount(heading: string): string {
  return heading
    .replace(/[:：]$/u, '')
    .replace(/[(（](?:共|各)?\s*[\d一二三四五六七八九十]+\s*(?:个|家|名)[^)）]{0,200}[)）]$/u, '')
    .replace(/(?:名单|如下)$/u, '')
    .trim();
}

const groupPattern = new RegExp(groupWord, 'gu');

/** The level that a group word speaks of. 县市区 and 县 are counties, 市, 市州 and 设区市 cities; 地区 and 地方 leave it open. */
export function levelOfGroup(word: string): NoticeReward['level'] {
  if (/园区|开发区|高新区|经开区|示范区/u.test(word)) return 'park';
  if (/县|^区$/u.test(word)) return 'county';
  if (word.startsWith('省')) return 'province';
  return /市|州/u.test(word) ? 'city' : null;
}

/** Every group word of a text with its place, for reading who gets what. */
export function groupsIn(
  text: string,
): readonly { readonly word: string; readonly at: number; readonly level: NoticeReward['level'] }[] {
  return [...text.matchAll(groupPattern)].map((match) => ({
    word: match[0],
    at: match.index,
    level: levelOfGroup(match[0]),
  }));
}
