import { assembleZip, packMember } from '../docx/rewrite-zip.ts';

/** A folder as one ZIP archive, names in UTF-8, in the order given; the same files give the same bytes. */
export function writeFolder(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  return assembleZip(files.map(({ path, bytes }) => packMember(path, bytes)));
}
