import { Buffer } from 'node:buffer';

/** What is looked at: who looks, and where. */
export type Place = readonly [as: string, address: string];

/** Where what was written is shown. */
export interface HostilePlaces {
  readonly pages: readonly Place[];
  /** Documents shown as pages. */
  readonly documents: readonly Place[];
  /** Files that somebody brought, asked to be shown. */
  readonly files?: readonly Place[];
}

/** The least picture. */
export const png: Uint8Array<ArrayBuffer> = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A text as the name of a picture: names of files hold no slash. */
export function fileName(text: string): string {
  return `${text.replaceAll('/', '\u2215')}.png`;
}
