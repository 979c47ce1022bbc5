import { groupsIn, levelOfGroup } from './group-words.ts';
import type { NoticeReward } from './notice.ts';

// Each number is looked at once, from its first digit: a text of nothing but digits takes no longer than it is.
const amountPattern = /(?<!\d)(\d+(?:\.\d+)?)\s*(亿元|万元|元|亩|公顷|个百分点|分|个|项|名|套)/gu;

/** Reads the amounts of a reward sentence (奖励标准). The level stands beside the amount (每个市200万元), or follows by the order
 *  of the words where the sentence says 分别 and names as many groups as amounts; then it is marked as not verified. Where
 *  neither holds it stays null and the text speaks for itself. Counts of recipients (4个市州) are no rewards. */
export function readRewards(sentence: string): readonly NoticeReward[] {
  return partsOf(halfWidth(sentence)).flatMap((part) => rewardsOf(part));
}

/** Digits, points and percent signs in the width that numbers are read in (２００万元). */
function halfWidth(text: string): string {
  return text.replaceAll(/[０-９．]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0));
}

/** The parts of a paragraph that address somebody each (对上述市，…；对上述县市区，…): every one is read by itself. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(/(?<=[;；。])(?=对)/u);
  return parts.every((part) => groupsIn(/^对([^,，]*)/u.exec(part)?.[1] ?? '').length > 0) ? parts : [text];
}

function rewardsOf(sentence: string): readonly NoticeReward[] {
  const text = sentence
    .replaceAll(/[(（][^()（）]*[)）]/gu, (bracket) => (/实施|负责|牵头|落实/u.test(bracket) ? '' : bracket))
    .replaceAll(/县[(（]市、区[)）]|区[(（]县、市[)）]|市[(（]区、县[)）]/gu, '县市区')
    .replaceAll(/省[(（]区、市[)）]/gu, '省');
  const found: { reward: NoticeReward; stated: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(amountPattern)) {
    const [printed, amount = '', unit = ''] = match;
    const after = text.slice(match.index + printed.length);
    if (isCountOfRecipients(unit, after, text.slice(0, match.index))) continue;
    const before = statedBefore(text.slice(end, match.index));
    const following = /^\s*[/／]\s*(?:个|每个)?/u.exec(after)?.[0] ?? '';
    const noun = nounAfter(after.slice(following.length));
    end = match.index + printed.length + following.length + noun.length;
    found.push({
      reward: {
        level: before?.level ?? null,
        amount: Number(amount),
        unit,
        text: `${before?.text ?? ''}${printed}${following}${noun}`,
      },
      stated: before !== undefined && before.level !== null,
    });
  }
  const rewards = found.map((one) => one.reward);
  const inTurn = givenInTurn(text);
  // 分别给予市州、县市区300万元和100万元: the group next to the first amount is not the one that it is for.
  if (inTurn.length > 1 && inTurn.length === rewards.length)
    return rewards.map((reward, place) => ({
      ...reward,
      level: inTurn[place] ?? null,
      text: reward.text.replace(/^\D+/u, ''),
      verified: false,
    }));
  return found.some((one) => one.stated) ? rewards : byAddressees(text, rewards);
}

/** 4个市州, 10个县市区, 前3名: how many, not what. */
function isCountOfRecipients(unit: string, after: string, before: string): boolean {
  if (unit !== '个' && unit !== '名' && unit !== '项') return false;
  if (/[前第排]$/u.test(before)) return true;
  const group = groupsIn(after.slice(0, 8))[0];
  return group?.at === 0 && /^(?:[、,，;；。和及与()（）各]|给予|奖励|$)/u.test(after.slice(group.word.length));
}

/** The group that an amount is for: the last one before it in its own clause, with 每个 or without. */
function statedBefore(clause: string): { readonly text: string; readonly level: NoticeReward['level'] } | undefined {
  const own = clause.slice(Math.max(...['、', ',', '，', ';', '；', '。'].map((sign) => clause.lastIndexOf(sign))) + 1);
  const each = /(?:每个|每|各)([^\d、,，;；]{1,10}?)(?:各|奖励|给予|予以|安排|补助|资金|统一){0,8}$/u.exec(own);
  if (each?.[1] !== undefined) {
    const group = groupsIn(each[1])[0];
    if (group?.at === 0) return { text: each[0], level: levelOfGroup(each[1]) };
  }
  // 对上述市州每个奖励500万元: addressed and given in one clause.
  const addressed =
    /^对(?:上述|以上)([市州县区园省设地级本产业、]+?)(?:每个|每家|各)(?:奖励|给予|予以|安排|补助)*$/u.exec(own);
  if (addressed?.[1] !== undefined && levelOfGroup(addressed[1]) !== null)
    return { text: addressed[0], level: levelOfGroup(addressed[1]) };
  const plain =
    /((?:市|州|县|区|园|省|产业|设|地级|本级|[()（）]){1,20})(?:每个|各|每家|分别)?(?:奖励|给予|予以|安排|补助|按照|按){0,8}$/u.exec(
      own,
    );
  const named = plain?.[1];
  if (plain === null || named === undefined || /上述|以上/u.test(own.slice(0, plain.index + 1) + named.slice(0, 0)))
    return undefined;
  return levelOfGroup(named) === null || /[和及]$/u.test(own.slice(0, plain.index))
    ? undefined
    : { text: plain[0], level: levelOfGroup(named) };
}

/** What the amount is of (项目资金, 省级美丽乡村示范创建村指标): up to the next sign or the verb. */
function nounAfter(after: string): string {
  return /^(?:(?!的?标准|奖励|给予|予以|左右|以上|的)[^、,，;；。()（）\d和及并])*/u.exec(after)?.[0] ?? '';
}

/** Levels from whom the sentence addresses: one group gets all amounts (对上述县市区), several get one each where it says 分别. */
function byAddressees(text: string, rewards: readonly NoticeReward[]): readonly NoticeReward[] {
  const levels = addresseesOf(text);
  const [only] = levels;
  if (levels.length === 1 && only !== undefined) return rewards.map((reward) => ({ ...reward, level: only }));
  if (!text.includes('分别') || levels.length !== rewards.length || new Set(levels).size !== levels.length)
    return rewards;
  return rewards.map((reward, place) => ({ ...reward, level: levels[place] ?? null, verified: false }));
}

/** The groups named between 分别给予 and the first amount, each once. */
function givenInTurn(text: string): readonly NoticeReward['level'][] {
  const given = /分别(?:给予|予以|奖励|安排)([^\d]*)/u.exec(text)?.[1] ?? '';
  const levels = groupsIn(given).flatMap(({ level }) => level ?? []);
  return new Set(levels).size === levels.length ? levels : [];
}

/** The groups behind 对 (上述市和县区), or else those between 分别给予 and the first amount (分别给予市、县市区200万元…). */
function addresseesOf(text: string): readonly NoticeReward['level'][] {
  const addressed = /对(?:上述|以上|获得?激励的)?([^,，。;；]*)/u.exec(text)?.[1] ?? '';
  const given = /分别(?:给予|予以|奖励|安排)([^\d]*)/u.exec(text)?.[1] ?? '';
  for (const part of [addressed.split(/分别|给予|按照/u)[0] ?? '', given]) {
    const levels = groupsIn(part.replaceAll(/(?<!\d)\d+个/gu, '')).flatMap(({ level }) => level ?? []);
    if (levels.length > 0) return levels;
  }
  return [];
}
