import { DomainError, type Instant, type RegionCode } from '@shigan/core';

import type {
  BulletinContent,
  BulletinDraft,
  BulletinReview,
  BulletinStore,
  DraftChange,
  PublishedBulletin,
  ReviewMark,
} from '../ports/bulletin-store.ts';

/** What the rest of the store knows of a city's record. */
export interface Record {
  readonly changes: number;
  /** Of every acceptance: its number, from when values of it are known, and the earliest month that such values end in. */
  readonly reach: readonly { readonly number: number; readonly knownFrom: Instant; readonly earliest: number }[];
  readonly entries: readonly { readonly register: string; readonly knownFrom: Instant }[];
}

type KeptDraft = Omit<BulletinDraft, 'revision' | 'edits' | 'state'> & { readonly changes: DraftChange[] };

interface Rack {
  readonly drafts: KeptDraft[];
  readonly issues: { readonly bulletin: PublishedBulletin; readonly content: BulletinContent }[];
  readonly files: Map<string, Uint8Array>;
  readonly reviews: Map<string, BulletinReview>;
}

/** Bulletins in arrays. Nothing here waits, so that whoever comes at the same time comes one after the other. */
export function memoryBulletins(recordOf: (city: RegionCode) => Record): BulletinStore {
  const racks = new Map<RegionCode, Rack>();
  let made = 0;
  const newId = (): string => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
  const rack = (city: RegionCode): Rack => {
    const found = racks.get(city) ?? { drafts: [], issues: [], files: new Map(), reviews: new Map() };
    racks.set(city, found);
    return found;
  };
  const findDraft = (city: RegionCode, id: string): BulletinDraft | undefined => {
    const kept = rack(city).drafts.find((draft) => draft.id === id);
    return kept && draftOf(kept, rack(city));
  };
  const openDraft = (city: RegionCode, id: string, revision: number): KeptDraft => {
    const draft = findDraft(city, id);
    const kept = rack(city).drafts.find((held) => held.id === id);
    if (!draft || !kept) throw new DomainError('unknown-draft', { draft: id });
    if (draft.state !== 'open') throw new DomainError('draft-closed', { draft: id });
    if (draft.revision !== revision) throw new DomainError('draft-changed', { draft: id });
    return kept;
  };
  const lastOf = (city: RegionCode, series: string, year: number): number =>
    Math.max(
      0,
      ...rack(city).issues.flatMap(({ bulletin: b }) => (b.series === series && b.year === year ? [b.number] : [])),
    );
  return {
    createDraft: async (city, draft) => {
      const id = newId();
      rack(city).drafts.push({ ...draft, id, changes: [] });
      return id;
    },
    drafts: async (city) =>
      rack(city)
        .drafts.toSorted((a, b) => order(b.createdAt, a.createdAt) || order(b.id, a.id))
        .map((draft) => draftOf(draft, rack(city))),
    draft: async (city, id) => findDraft(city, id),
    change: async (city, id, revision, change) => {
      openDraft(city, id, revision).changes.push(change);
    },
    nextNumber: async (city, series, year) => lastOf(city, series, year) + 1,
    publish: async (city, revision, issue, content, files) => {
      const last = lastOf(city, issue.series, issue.year);
      const isFree = last === 0 ? issue.number >= 1 : issue.number === last + 1;
      if (!isFree) throw new DomainError('issue-number-taken', { number: issue.number, next: last + 1 });
      openDraft(city, issue.draft, revision);
      const kept = files.map(({ content: file, ...rest }) => ({ ...rest, bytes: new Uint8Array(Buffer.from(file)) }));
      const issued = kept.map(({ kind, sha256, bytes }) => ({ kind, sha256, size: bytes.length }));
      for (const { sha256, bytes } of kept) rack(city).files.set(sha256, bytes);
      const id = newId();
      rack(city).issues.push({ bulletin: { ...issue, id, files: issued }, content });
      return id;
    },
    withdraw: async (city, id, withdrawal) => {
      const { issues } = rack(city);
      const at = issues.findIndex(({ bulletin }) => bulletin.id === id);
      const found = issues[at];
      if (found === undefined) throw new DomainError('unknown-bulletin', { bulletin: id });
      if (found.bulletin.withdrawal) throw new DomainError('bulletin-withdrawn', { bulletin: id });
      issues[at] = { ...found, bulletin: { ...found.bulletin, withdrawal } };
    },
    issued: async (city, asOf) =>
      rack(city)
        .issues.map(({ bulletin }) => bulletin)
        .filter((bulletin) => bulletin.issuedAt <= asOf)
        .map(({ withdrawal, ...bulletin }) =>
          withdrawal !== undefined && withdrawal.at <= asOf ? { ...bulletin, withdrawal } : bulletin,
        )
        .toSorted(
          (a, b) => order(b.issuedAt, a.issuedAt) || b.year - a.year || b.number - a.number || order(b.id, a.id),
        ),
    content: async (city, id) => rack(city).issues.find(({ bulletin }) => bulletin.id === id)?.content,
    file: async (city, sha256) => rack(city).files.get(sha256),
    mark: async (city, edition): Promise<ReviewMark> => {
      const { changes, entries } = recordOf(city);
      const known = entries.filter((entry) => entry.knownFrom <= edition && entry.register !== 'layout');
      return { edition, changes, entries: known.length };
    },
    reach: async (city, since, until) => {
      const months = recordOf(city).reach.flatMap(({ number, knownFrom, earliest }) =>
        knownFrom <= until.edition && number <= until.changes && (number > since.changes || knownFrom > since.edition)
          ? [earliest]
          : [],
      );
      return months.length === 0 ? undefined : Math.min(...months);
    },
    reviews: async (city, edition) => {
      const latest = new Map<string, BulletinReview>();
      for (const review of [...rack(city).reviews.values()].toSorted((a, b) => order(a.mark.edition, b.mark.edition)))
        if (review.mark.edition <= edition) latest.set(review.bulletin, review);
      return [...latest.values()];
    },
    keepReview: async (city, review) => {
      const key = `${review.bulletin} ${review.mark.edition}`;
      const held = rack(city).reviews.get(key);
      if (held === undefined || held.mark.changes <= review.mark.changes) rack(city).reviews.set(key, review);
    },
  };
}

function draftOf({ changes, ...draft }: KeptDraft, { issues }: Rack): BulletinDraft {
  const moved = changes.findLast((change) => change.kind === 'asOf');
  const isPublished = issues.some(({ bulletin }) => bulletin.draft === draft.id);
  const isDiscarded = changes.some((change) => change.kind === 'discard');
  return {
    ...draft,
    asOf: moved?.asOf ?? draft.asOf,
    revision: changes.length,
    edits: changes.flatMap((change) => (change.kind === 'edit' ? [change.edit] : [])),
    state: isPublished ? 'published' : isDiscarded ? 'discarded' : 'open',
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
