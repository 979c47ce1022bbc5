import type {
  ChartBlock,
  EconomicBulletin,
  Actor,
  Instant,
  Grid,
  IndicatorCode,
  Measure,
  Observation,
  ObservationBook,
  OpenWorkbook,
  Published,
  ObservationStatus,
  RegionCode,
  RegisterEntry,
  RegisterName,
  Registers,
  Span,
} from '@shigan/core';
import type { AccountStore, SessionStore } from './ports/account-store.ts';
import type { AuditStore } from './ports/audit-store.ts';
import type { AwardStore } from './ports/award-store.ts';
import type { BulletinStore } from './ports/bulletin-store.ts';
import type { ChannelStore } from './ports/channel-store.ts';
import type { JobStore } from './ports/job-store.ts';
import type { DraftStore } from './ports/draft-store.ts';
import type { EvidenceStore } from './ports/evidence-store.ts';
import type { DraftDocuments } from './ports/draft-documents.ts';
import type { EnterpriseCaseStore } from './ports/enterprise-case-store.ts';
import type { EnterpriseStore } from './ports/enterprise-store.ts';
import type { RosterStore } from './ports/roster-store.ts';
import type { SheetContent } from './sheet-content.ts';
import type { MatterStore } from './ports/matter-store.ts';
import type { OutlookStore } from './ports/outlook-store.ts';
import type { NotificationReadingStore, SavedViewStore } from './ports/own-store.ts';
import type { ProceedingStore } from './ports/proceeding-store.ts';
import type { TablesDocument } from './tables-document.ts';

export * from './ports/account-store.ts';
export * from './ports/audit-store.ts';
export * from './ports/award-store.ts';
export * from './ports/bulletin-store.ts';
export * from './ports/byte-sealing.ts';
export * from './ports/channel-store.ts';
export * from './ports/job-store.ts';
export * from './ports/outward.ts';
export * from './ports/draft-documents.ts';
export * from './ports/enterprise-case-store.ts';
export * from './ports/enterprise-store.ts';
export * from './ports/roster-store.ts';
export * from './ports/draft-store.ts';
export * from './ports/evidence-store.ts';
export * from './ports/matter-store.ts';
export * from './ports/outlook-store.ts';
export * from './ports/own-store.ts';
export * from './ports/proceeding-store.ts';
export * from './ports/identity.ts';

/** Now. The wall clock in production, a fixed one in tests, a city's business date (演示日期) in a demonstration. */
export interface Clock {
  now(): Instant;
}

/** Fingerprints: SHA-256 of text or bytes, lower-case hex. */
export interface Digest {
  readonly sha256: (content: string | Uint8Array) => string;
}

/** The city that owns the data: its code leads every key. */
export interface City {
  readonly code: RegionCode;
  readonly name: string;
  /** Holds invented data; pages say so. */
  readonly demo: boolean;
  /** The moment that counts as now, where the city has one. */
  readonly businessDate: Instant | null;
}

/** Everything that is kept. One instance serves all cities of a database; every method takes the city first. */
export interface Store {
  readonly cities: CityStore;
  readonly registers: RegisterStore;
  readonly observations: ObservationStore;
  readonly imports: ImportStore;
  readonly audit: AuditStore;
  readonly bulletins: BulletinStore;
  readonly matters: MatterStore;
  readonly proceedings: ProceedingStore;
  readonly outlooks: OutlookStore;
  readonly awards: AwardStore;
  readonly enterprises: EnterpriseStore;
  readonly enterpriseCases: EnterpriseCaseStore;
  readonly rosters: RosterStore;
  readonly drafts: DraftStore;
  readonly evidence: EvidenceStore;
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly notificationReadings: NotificationReadingStore;
  readonly savedViews: SavedViewStore;
  readonly jobs: JobStore;
  readonly channels: ChannelStore;
  /** Keeps all that `work` changes, or nothing of it: a change and its line in the audit log. What `work` asks for by this store is part
   *  of it, what it does elsewhere is not; keep it short, since an embedded store serves nobody else meanwhile. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** For health pages: backend and schema version. */
  status(): Promise<{ readonly backend: 'embedded' | 'postgresql'; readonly schemaVersion: number }>;
  close(): Promise<void>;
}

export interface CityStanding {
  readonly city: City | undefined;
  /** The latest `knownFrom` of anything kept for the city (observations, registers) by that moment; undefined for nothing. Two moments
   *  with the same edition read the same. */
  readonly edition: Instant | undefined;
  /** Grows with every acceptance and every append to a register. What was worked out for an edition may be kept for as long
   *  as this number stands still: something stated as known earlier changes what an edition reads without a new edition. */
  readonly changes: number;
}

export interface CityStore {
  get(code: RegionCode): Promise<City | undefined>;
  list(): Promise<readonly City[]>;
  /** A city with what its record is at a moment: at `asOf` where it is asked for and past, else at the city's now, which is `now` where it
   *  has no business date. One question, because everything that is read begins with it. */
  standing(code: RegionCode, now: Instant, asOf?: Instant): Promise<CityStanding>;
  /** Creates the city; refuses nothing if it exists with the same content. */
  create(city: City): Promise<void>;
  /** Moves the business date forward. */
  setBusinessDate(code: RegionCode, to: Instant): Promise<void>;
}

export interface RegisterStore {
  /** The entries in force as of a moment: per key the vintage with the latest `knownFrom` not after it (ties: the one stored last); withdrawn ones left out. */
  asOf<N extends RegisterName>(city: RegionCode, register: N, asOf: Instant): Promise<readonly RegisterEntry<N>[]>;
  /** What tells the vintages of some registers known by a moment from those of another moment or time of asking: vintages are only
   *  ever added, so where the version is the same, `asOf` gives the same. */
  version(city: RegionCode, registers: readonly RegisterName[], asOf: Instant): Promise<string>;
  /** Every vintage of one key, oldest first. */
  history<N extends RegisterName>(city: RegionCode, register: N, key: string): Promise<readonly RegisterEntry<N>[]>;
  /** Appends vintages, all or none. */
  append(
    city: RegionCode,
    entries: readonly {
      register: RegisterName;
      key: string;
      body: Registers[RegisterName] | null;
      knownFrom: Instant;
      by: string;
    }[],
    storedAt: Instant,
  ): Promise<void>;
}

export interface ObservationQuery {
  readonly indicators?: readonly IndicatorCode[];
  readonly regions?: readonly RegionCode[];
  readonly measures?: readonly Measure[];
  /** Spans that end in or after this month, given as year*12 + month - 1. */
  readonly endsFrom?: number;
  readonly endsTo?: number;
  /** Exactly these spans. */
  readonly spans?: readonly Span[];
}

/** Which part of the record (台账数据) a book lays open. */
export interface BookQuery {
  readonly regions: readonly RegionCode[];
  /** All of them where none are named. */
  readonly indicators?: readonly IndicatorCode[];
  /** Of the spans that lie in these years, both included. */
  readonly years: { readonly from: number; readonly to: number };
}

export interface ObservationStore {
  /** The record of some regions and years as of a moment, for analysis: it says the same as a book over the `vintages` of these
   *  regions and years, and costs little before something is looked up. */
  book(city: RegionCode, query: BookQuery, asOf: Instant): Promise<ObservationBook>;
  /** The latest vintage known as of a moment, per key. */
  asOf(city: RegionCode, query: ObservationQuery, asOf: Instant): Promise<readonly Observation[]>;
  /** All vintages of the keys asked for, oldest first, known as of a moment. */
  vintages(city: RegionCode, query: ObservationQuery, asOf: Instant): Promise<readonly Observation[]>;
  /** Everything as of a moment, in batches, ordered by indicator, region, span (year, start, length), measure, for exports. `file` keeps to one fingerprint. */
  export(city: RegionCode, asOf: Instant, file?: string): AsyncIterable<readonly Observation[]>;
  count(city: RegionCode): Promise<number>;
}

/** A file as it comes in: streamed, never held whole. */
export interface IncomingFile {
  readonly name: string;
  readonly size: number;
  /** Fingerprint, SHA-256 hex. */
  readonly sha256: string;
  /** Its bytes, from the start, each time it is called. */
  open(): AsyncIterable<Uint8Array>;
  /** Where it lies on this machine's disk: readers in child processes open it themselves. */
  readonly path: string;
}

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly storedAt: Instant;
  readonly by: string;
}

/** An observation about to be stored. */
export interface NewObservation extends Published {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly span: Span;
  readonly measure: Measure;
  readonly unit: string;
  readonly status: ObservationStatus | null;
  readonly knownFrom: Instant;
  readonly sheet: string;
  readonly cell: string;
}

/** What became of the rows of a file. Each is compared with the vintage in force at its own `knownFrom`: there was none
 *  (`stored`), it says something else (`revised`), or the same (`unchanged`: value, decimals, unit, and the status where
 *  the file states one). The three add up to the rows of the file. */
export interface ImportOutcome {
  readonly stored: number;
  readonly revised: number;
  readonly unchanged: number;
  /** Of the revised: values that a newer release had already replaced and that this file would set back. A value stated as
   *  known earlier than the newest vintage sets nothing back. */
  readonly setBack: number;
}

export interface ImportRecord extends ImportOutcome {
  readonly id: string;
  readonly file: StoredFile;
  readonly layout: string;
  readonly acceptedAt: Instant;
  readonly by: string;
}

/** One figure that an accepted import brought, and what was in force for its moment before. */
export interface ImportChange {
  readonly after: Observation;
  /** Absent where there was nothing. */
  readonly before?: Observation;
}

export interface ImportStore {
  /** Stores a file and its observations whole or not at all: nothing of it is visible until the last step, which is one
   *  transaction. Values equal to the vintage in force are counted `unchanged` and not stored again; others of a key already
   *  held are `revised`. Batches are small, so that others are served meanwhile. A `knownFrom` older than the vintage in
   *  force makes a vintage of the past: stored if it was not there, never touching what is newer. `dryRun` counts and stores nothing.
   *  A file already held that brings nothing new leaves no further record. One key stated twice with one `knownFrom` and
   *  different values is refused (`invalid-entry`), as are bytes that do not give the file's fingerprint (`file-unreadable`). */
  accept(
    city: RegionCode,
    file: IncomingFile,
    layout: string,
    observations: AsyncIterable<readonly NewObservation[]> | Iterable<readonly NewObservation[]>,
    options: {
      readonly actor: Actor;
      readonly storedAt: Instant;
      readonly dryRun: boolean;
      readonly onProgress?: (rows: number) => void;
    },
  ): Promise<ImportOutcome>;
  file(city: RegionCode, sha256: string): Promise<StoredFile | undefined>;
  bytes(city: RegionCode, sha256: string): AsyncIterable<Uint8Array>;
  history(city: RegionCode): Promise<readonly ImportRecord[]>;
  /** What an accepted import changed, so many at most: what it replaced first, then what was new, each in order of indicator, region,
   *  span and measure. Of a very large import only the first rows are gone through. Empty for an id that there is not. */
  importChanges(city: RegionCode, id: string, most: number): Promise<readonly ImportChange[]>;
}

/** Opens workbooks safely: bounded in time and memory, refusing with a `DomainError` what is no workbook. */
export interface WorkbookReader {
  open(file: IncomingFile, options: OpenOptions): Promise<OpenWorkbook & { close(): Promise<void> }>;
}

export interface OpenOptions {
  readonly headRows: number;
  /** Whoever asks keeps no rows: a CSV may be as large as `largestFile` instead of `largestKeptFile`. */
  readonly passing?: boolean;
}

/** Reads the text of a document (.txt, .docx, .html), told by its content; refuses with a `DomainError` what is no text. */
export interface TextReader {
  read(file: IncomingFile): Promise<string>;
}

/** What a file is made of: the sheets of a workbook, or the rows of a CSV in an encoding. */
export type FileContent =
  | { readonly kind: 'xlsx'; readonly sheets: readonly SheetContent[] }
  | {
      readonly kind: 'csv';
      readonly rows: readonly (readonly (string | number | null)[])[];
      readonly encoding: 'utf-8' | 'utf-8-bom' | 'gb18030';
    };

/** A file that was made to be read once (生成的文件): it is there until it is removed. */
export interface MadeFile {
  readonly file: IncomingFile;
  remove(): Promise<void>;
}

/** Files that are made one after the other, some of them ahead of whoever reads them. */
export interface MadeFiles {
  readonly count: number;
  readonly files: AsyncIterable<MadeFile>;
}

/** Sets documents and draws charts; corrects drafts. A document carries the ids of all figures it shows. */
export interface DocumentWriter extends DraftDocuments {
  /** The bulletin in the official form (.docx). */
  bulletinDocument(bulletin: EconomicBulletin<string>): Promise<Uint8Array>;
  /** The bulletin as a page that stands alone; with `explainAt` every figure is a door. */
  bulletinPage(bulletin: EconomicBulletin<string>, explainAt?: (id: string) => string): Promise<string>;
  chartSvg(chart: ChartBlock): Promise<string>;
  chartPng(chart: ChartBlock): Promise<Uint8Array>;
  /** The tables of a .docx, each as a sheet; absent in a writer that reads none. Refuses `file-unreadable`, `file-expands-too-far`. */
  wordTables?(bytes: Uint8Array): Promise<readonly Grid[]>;
  /** Tables as .docx, as lists circulate. */
  tablesDocument(document: TablesDocument): Promise<Uint8Array>;
  /** Files as one folder (ZIP), in their order; absent in a writer that only sets words. */
  folder?(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array>;
  /** Tables as .xlsx. */
  workbook(sheets: readonly SheetContent[]): Promise<Uint8Array>;
}
