import {
  type Actor,
  type Authority,
  type Day,
  DomainError,
  type NoticeElement,
  placeElement,
  recipientPlace,
  type RegionCode,
  type RegionIndex,
  rewardsFor,
  type RuleSet,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { type ReadNotice, readNotice } from '../../queries/awards/read-notice.ts';
import { type EnteredAwards, enterAwards, type NewAward } from './enter-awards.ts';

export interface NoticeToEnter {
  readonly text: string;
  /** The year judged; left out, the one that the title names. */
  readonly year?: number;
  readonly authority: Authority;
  /** Number or title of the notice. */
  readonly notice?: string;
  readonly announcedOn?: Day;
  readonly knownFrom?: string;
  /** What a person says of names that matched nothing: the region that is meant, or null to leave it out. */
  readonly settled?: Readonly<Record<string, RegionCode | null>>;
}

export interface EnteredNotice extends EnteredAwards {
  readonly read: ReadNotice;
  /** Recipients that are no city, county or park of the registers' cities (a whole province): not entered. */
  readonly leftOut: readonly string[];
}

/** Enters a notice in the ledger (通报登记): every recipient of every list. Refuses `notice-without-lists`, and `ledger-has-faults`
 *  as long as a name matches nothing and nobody has said what it means. */
export async function enterNotice(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  notice: NoticeToEnter,
): Promise<EnteredNotice> {
  const read = await readNotice(app, actor, cityCode, notice);
  if (read.notice.elements.length === 0) throw new DomainError('notice-without-lists');
  if (read.year === undefined) throw new DomainError('ledger-has-faults', { fault: 'invalid-year' });
  const unsettled = read.notice.elements
    .flatMap((element) => element.unmatched.map((one) => one.name))
    .filter((name) => notice.settled?.[name] === undefined);
  if (unsettled.length > 0)
    throw new DomainError('ledger-has-faults', { fault: 'unmatched', names: [...new Set(unsettled)].join('、') });
  const leftOut: string[] = [];
  const awards: NewAward[] = [];
  for (const element of read.notice.elements) {
    for (const { name, code } of recipientsOf(element, notice.settled ?? {})) {
      const award = awardOf(element, { name, code }, { ...notice, year: read.year, title: read.notice.title }, read);
      if (award === undefined) leftOut.push(name);
      else awards.push(award);
    }
  }
  const entered = await enterAwards(
    app,
    actor,
    cityCode,
    awards,
    notice.knownFrom === undefined ? {} : { knownFrom: notice.knownFrom },
  );
  return { ...entered, read, leftOut };
}

function recipientsOf(
  element: NoticeElement,
  settled: Readonly<Record<string, RegionCode | null>>,
): readonly { readonly name: string; readonly code: RegionCode }[] {
  return [
    ...element.recipients,
    ...element.unmatched.flatMap(({ name }) => {
      const code = settled[name];
      return code === undefined || code === null ? [] : [{ name, code }];
    }),
  ];
}

function awardOf(
  element: NoticeElement,
  recipient: { readonly name: string; readonly code: RegionCode },
  about: {
    readonly year: number;
    readonly authority: Authority;
    readonly title: string;
    readonly notice?: string;
    readonly announcedOn?: Day;
  },
  { index, ruleSet }: { readonly index: RegionIndex; readonly ruleSet: RuleSet | undefined },
): NewAward | undefined {
  const place = recipientPlace(index, recipient.code);
  if (place === undefined) return undefined;
  const placed = placeElement(element, ruleSet);
  return {
    year: about.year,
    authority: about.authority,
    measure: placed.measure,
    subItem: placed.subItem(place.level),
    level: place.level,
    city: place.city,
    recipient: recipient.code,
    recipientName: recipient.name,
    namedCounty: null,
    notice: about.notice ?? about.title,
    announcedOn: about.announcedOn ?? null,
    rewards: rewardsFor(element.rewards, place.level),
    verified: true,
    invented: false,
  };
}
