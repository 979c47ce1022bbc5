import { type ErrorCode, errorCodes } from '@shigan/core';
import type { RowFrame, SheetFrame } from '../row-frame.ts';

/** What is asked of the reading process. One request at a time; each is answered once, after any number of `working`. */
export type ReaderRequest =
  | {
      readonly do: 'open';
      readonly kind: 'zip' | 'compound';
      readonly path: string;
      readonly headRows: number;
      readonly limitMs: number;
    }
  | { readonly do: 'next'; readonly sheet: number }
  | { readonly do: 'close' };

export type ReaderReply =
  | { readonly is: 'ready' }
  | { readonly is: 'working' }
  | { readonly is: 'opened'; readonly sheets: readonly SheetFrame[] }
  | { readonly is: 'rows'; readonly rows: readonly RowFrame[] | null }
  /** `memory` is what the process holds, in bytes. */
  | { readonly is: 'closed'; readonly memory: number }
  | { readonly is: 'refused'; readonly code: ErrorCode; readonly params: Readonly<Record<string, string | number>> }
  /** `system`: the machine failed (no such file, too many open), not the reading of what the file holds. */
  | { readonly is: 'failed'; readonly message: string; readonly system: boolean };

const replies: ReadonlySet<unknown> = new Set(['ready', 'working', 'opened', 'rows', 'closed', 'refused', 'failed']);
const requests: ReadonlySet<unknown> = new Set(['open', 'next', 'close']);

/** Messages of the reading process and to it are this program's own: checked is only what tells them apart. */
function isReply(message: unknown): message is ReaderReply {
  if (typeof message !== 'object' || message === null || !('is' in message) || !replies.has(message.is)) return false;
  return message.is !== 'refused' || ('code' in message && errorCodes.some((code) => code === message.code));
}

function isRequest(message: unknown): message is ReaderRequest {
  return typeof message === 'object' && message !== null && 'do' in message && requests.has(message.do);
}

export function parseReply(message: unknown): ReaderReply {
  if (!isReply(message)) throw new Error('unknown message of the reading process');
  return message;
}

export function parseRequest(message: unknown): ReaderRequest {
  if (!isRequest(message)) throw new Error('unknown request');
  return message;
}
