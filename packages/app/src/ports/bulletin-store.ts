import type {
  BulletinEdit,
  BulletinFigure,
  EconomicBulletin,
  Instant,
  Language,
  MissingReason,
  Period,
  RegionCode,
} from '@shigan/core';

/** What a bulletin is about and when its figures were read. */
export interface BulletinSubject {
  readonly region: RegionCode;
  readonly period: Period;
  readonly language: Language;
  /** The moment whose record its figures are of. */
  readonly asOf: Instant;
}

/** A bulletin that is being written (通报稿): what is computed as of a moment, and apart from it what people changed. */
export interface BulletinDraft extends BulletinSubject {
  readonly id: string;
  readonly createdAt: Instant;
  readonly createdBy: string;
  /** How many changes it has had. */
  readonly revision: number;
  readonly edits: readonly BulletinEdit[];
  readonly state: 'open' | 'discarded' | 'published';
}

/** One thing that a person did to a draft. */
export type DraftChange =
  | { readonly kind: 'edit'; readonly edit: BulletinEdit }
  /** Its figures are read as of a later moment. */
  | { readonly kind: 'asOf'; readonly asOf: Instant; readonly by: string; readonly at: Instant }
  | { readonly kind: 'discard'; readonly by: string; readonly at: Instant };

/** What a review of figures went by: two marks that are equal saw the same record. */
export interface ReviewMark {
  readonly edition: Instant;
  /** The city's count of changes. */
  readonly changes: number;
  /** Register entries known by the edition; layouts apart, which no figure rests on. */
  readonly entries: number;
}

/** A document as it was issued, byte for byte, by its fingerprint. */
export interface IssuedFile {
  readonly kind: 'docx' | 'html';
  readonly sha256: string;
  readonly size: number;
}

/** A document about to be stored; text is kept in UTF-8. */
export interface NewIssuedFile {
  readonly kind: IssuedFile['kind'];
  readonly sha256: string;
  readonly content: Uint8Array | string;
}

/** A later act that takes a bulletin back (撤回); the bulletin itself stays as it was. */
export interface Withdrawal {
  readonly at: Instant;
  readonly storedAt: Instant;
  readonly by: string;
  readonly reason: string;
}

/** An issued bulletin (已印发的通报). */
export interface PublishedBulletin extends BulletinSubject {
  readonly id: string;
  readonly draft: string;
  /** Masthead of the series (刊名), and the year and number of the issue (第N期) within it. */
  readonly series: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly signer: string;
  readonly issuedAt: Instant;
  readonly storedAt: Instant;
  readonly by: string;
  /** The record that its figures are of. */
  readonly mark: ReviewMark;
  readonly files: readonly IssuedFile[];
  readonly withdrawal?: Withdrawal;
}

/** An issue about to be stored. */
export type NewIssue = Omit<PublishedBulletin, 'id' | 'files' | 'withdrawal'>;

/** What was issued: the words with the ids of their figures, and what each figure was. */
export interface BulletinContent {
  readonly bulletin: EconomicBulletin<string>;
  readonly figures: readonly BulletinFigure[];
}

/** What has made a published figure another one: a value of the record, or an entry of a register. */
export type RevisionCause =
  | {
      readonly kind: 'observation';
      readonly indicator: string;
      readonly region: RegionCode;
      readonly span: string;
      readonly measure: string;
      readonly knownFrom: Instant;
      readonly storedAt: Instant;
      readonly by: string;
      readonly file: string;
      readonly fileName: string;
      readonly sheet: string;
      readonly cell: string;
    }
  | { readonly kind: 'register'; readonly register: string; readonly key: string; readonly knownFrom: Instant };

/** A published figure that the record no longer gives (已修订的数). */
export interface OutdatedFigure {
  readonly id: string;
  readonly published: number;
  readonly now: number | { readonly missing: MissingReason };
  /** The figure's id as of the review, where it still has one. */
  readonly nowId?: string;
  readonly decimals: number;
  readonly unit: string;
  /** Since when it is another; absent where no revision explains it: the same record is worked out differently. */
  readonly since?: Instant;
  readonly causes: readonly RevisionCause[];
}

/** Which figures of a bulletin are outdated, by the record of a mark. */
export interface BulletinReview {
  readonly bulletin: string;
  readonly mark: ReviewMark;
  readonly outdated: readonly OutdatedFigure[];
}

/** Drafts, issued bulletins, and what reviews of them found. Drafts and issues are only ever added to. */
export interface BulletinStore {
  /** Gives the draft's id. */
  createDraft(city: RegionCode, draft: Omit<BulletinDraft, 'id' | 'revision' | 'edits' | 'state'>): Promise<string>;
  /** Newest first. */
  drafts(city: RegionCode): Promise<readonly BulletinDraft[]>;
  draft(city: RegionCode, id: string): Promise<BulletinDraft | undefined>;
  /** Adds a change to a draft of which `revision` changes were seen. Refuses `unknown-draft`, `draft-closed` where it is
   *  published or discarded, `draft-changed` where somebody was faster. */
  change(city: RegionCode, draft: string, revision: number, change: DraftChange): Promise<void>;
  /** The number that the next issue of a series gets in a year; 1 where it has none. */
  nextNumber(city: RegionCode, series: string, year: number): Promise<number>;
  /** Issues a draft of which `revision` changes were seen, with its files, whole or not at all. Numbers follow each other without
   *  gap or double whoever issues at the same time; the first issue of a year in this database may begin at any number. Refuses
   *  `issue-number-taken` with the number that is next, `draft-changed`, `draft-closed`, `unknown-draft`. Gives the issue's id. */
  publish(
    city: RegionCode,
    revision: number,
    bulletin: NewIssue,
    content: BulletinContent,
    files: readonly NewIssuedFile[],
  ): Promise<string>;
  /** Refuses `unknown-bulletin`, and `bulletin-withdrawn` where it is already. */
  withdraw(city: RegionCode, bulletin: string, withdrawal: Withdrawal): Promise<void>;
  /** Bulletins issued by a moment, the last first, with withdrawals by then. */
  issued(city: RegionCode, asOf: Instant): Promise<readonly PublishedBulletin[]>;
  content(city: RegionCode, bulletin: string): Promise<BulletinContent | undefined>;
  /** The bytes of an issued file; undefined where none has this fingerprint. */
  file(city: RegionCode, sha256: string): Promise<Uint8Array | undefined>;
  /** The mark of the record as of an edition. */
  mark(city: RegionCode, edition: Instant): Promise<ReviewMark>;
  /** The earliest month (year*12 + month - 1) that values which came between two marks are about; undefined for none. What rests
   *  on earlier months alone is not concerned. */
  reach(city: RegionCode, since: ReviewMark, until: ReviewMark): Promise<number | undefined>;
  /** Of each bulletin the latest review by an edition not after the one given. */
  reviews(city: RegionCode, edition: Instant): Promise<readonly BulletinReview[]>;
  /** Keeps a review for as long as it is the latest by its edition. */
  keepReview(city: RegionCode, review: BulletinReview): Promise<void>;
}
