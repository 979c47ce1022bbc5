import type { Instant } from '../instant.ts';
import type { ActDetails } from '../supervision/event.ts';
import type { MatterId } from '../supervision/matter.ts';
import type { MatterAct } from '../supervision/state.ts';

/** What a notification is about: the page that it opens. */
export type NotificationSubject =
  | { readonly kind: 'matter'; readonly id: MatterId; readonly title: string; readonly version: number | null }
  | { readonly kind: 'circular'; readonly id: string; readonly title: string }
  | { readonly kind: 'review'; readonly id: string }
  | { readonly kind: 'bulletin'; readonly id: string; readonly title: string };

/** What happened. */
export type NotificationNews =
  /** Somebody did something about a matter. */
  | {
      readonly kind: 'act';
      readonly act: MatterAct;
      readonly by: string;
      readonly details: Pick<ActDetails, 'words' | 'note' | 'step' | 'newDeadline'>;
      readonly reason: string | null;
    }
  /** A deadline has passed with the matter still owed. */
  | { readonly kind: 'overdue'; readonly deadline: string }
  /** A report was due and has not come; so many in a row. */
  | { readonly kind: 'reportOwed'; readonly since: string; readonly times: number }
  /** A monthly review asks for reports on so many matters, by a moment. */
  | { readonly kind: 'reviewOpened'; readonly month: string; readonly matters: number; readonly due: Instant }
  /** A circular names the unit; it has until then to check the facts. */
  | { readonly kind: 'factCheck'; readonly until: Instant }
  /** Figures of an issued bulletin are others by now. */
  | { readonly kind: 'revised'; readonly figures: number };

/** Something that concerns somebody (通知). It is worked out from the record each time and kept nowhere; what is kept is when it was
 *  read. */
export interface Notification {
  /** The same for the same news whenever it is worked out: what a reading is kept under. */
  readonly key: string;
  readonly at: Instant;
  readonly subject: NotificationSubject;
  readonly news: NotificationNews;
  /** It asks something of the reader (要办); the rest is to be known. */
  readonly asks: boolean;
}

/** Whom notifications are for. */
export interface NotificationReader {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly unit?: string;
  readonly leader?: string;
}

/** Newest first; of one moment by their keys. */
export function compareNotifications(a: Notification, b: Notification): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
