import type { BulletinEdit, BulletinFigure, EconomicBulletin, HandFigure, Language, Period } from '@shigan/core';
import type { BulletinBody } from './document-body.ts';
import type { DraftBody, DraftSummaryBody } from './draft-body.ts';
import type { IssuedBody, IssuedDetailBody, IssuedListBody, OutdatedBody, OutdatedListBody } from './issued-body.ts';

interface Subject {
  readonly region: string;
  readonly period: Period;
  readonly language: Language;
  readonly asOf: string;
}

/** An issued bulletin, as it is kept. */
export interface IssuedContent extends Subject {
  readonly id: string;
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly signer: string;
  readonly by: string;
  readonly issuedAt: string;
  readonly storedAt: string;
  readonly files: IssuedBody['files'];
  readonly withdrawal?: NonNullable<IssuedBody['withdrawal']>;
}

/** What a review found. */
export interface ReviewContent {
  readonly outdated: readonly OutdatedBody[];
}

interface Listed {
  readonly bulletin: IssuedContent;
  readonly review: ReviewContent;
}

/** A draft, as it is kept. */
export interface DraftContent extends Subject {
  readonly id: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revision: number;
  readonly state: DraftBody['state'];
}

/** A month, `2021-04`. */
function monthText({ year, month }: Period): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** A bulletin as the record words it, as JSON. */
export function presentBulletin(
  asked: { readonly region: string; readonly period: Period; readonly asOf: string },
  { bulletin, figures }: { readonly bulletin: EconomicBulletin<string>; readonly figures: readonly BulletinFigure[] },
): BulletinBody {
  return { region: asked.region, period: monthText(asked.period), asOf: asked.asOf, bulletin, figures };
}

/** An issued bulletin as a line of a list. */
export function presentIssued({ bulletin: b, review }: Listed): IssuedBody {
  return {
    id: b.id,
    series: b.series,
    year: b.year,
    number: b.number,
    region: b.region,
    period: monthText(b.period),
    language: b.language,
    title: b.title,
    signer: b.signer,
    by: b.by,
    issuedAt: b.issuedAt,
    storedAt: b.storedAt,
    asOf: b.asOf,
    files: b.files,
    ...(b.withdrawal === undefined ? {} : { withdrawal: b.withdrawal }),
    outdated: review.outdated.length,
  };
}

export function presentIssuedList(asOf: string, bulletins: readonly Listed[]): IssuedListBody {
  return { asOf, bulletins: bulletins.map(presentIssued) };
}

/** Bulletins that hold revised figures, with these figures. */
export function presentOutdated(asOf: string, bulletins: readonly Listed[]): OutdatedListBody {
  return {
    asOf,
    bulletins: bulletins
      .filter(({ review }) => review.outdated.length > 0)
      .map((listed) => ({ ...presentIssued(listed), figures: listed.review.outdated })),
  };
}

/** An issued bulletin in full. */
export function presentIssuedDetail(
  asOf: string,
  listed: Listed,
  content: { readonly bulletin: EconomicBulletin<string>; readonly figures: readonly BulletinFigure[] },
): IssuedDetailBody {
  return {
    ...presentIssued(listed),
    reviewedAsOf: asOf,
    bulletin: content.bulletin,
    figures: content.figures,
    revised: listed.review.outdated,
  };
}

/** A draft as a line of a list. */
export function presentDraftSummary(draft: DraftContent): DraftSummaryBody {
  return {
    id: draft.id,
    region: draft.region,
    period: monthText(draft.period),
    language: draft.language,
    asOf: draft.asOf,
    createdAt: draft.createdAt,
    createdBy: draft.createdBy,
    revision: draft.revision,
  };
}

/** A draft laid open. */
export function presentDraft(laidOpen: {
  readonly draft: DraftContent;
  readonly edited: {
    readonly bulletin: EconomicBulletin<string>;
    readonly places: readonly string[];
    readonly unplaced: readonly BulletinEdit[];
  };
  readonly figures: readonly BulletinFigure[];
  readonly byHand: readonly HandFigure[];
  readonly nextNumber: number;
}): DraftBody {
  const { draft, edited, figures, byHand, nextNumber } = laidOpen;
  return {
    ...presentDraftSummary(draft),
    state: draft.state,
    nextNumber,
    bulletin: edited.bulletin,
    places: edited.places,
    figures,
    byHand,
    unplaced: edited.unplaced.map(({ place, text, by, at }) => ({ place, text: text ?? '', by, at })),
  };
}
