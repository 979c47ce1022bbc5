/** How a file can be looked at where it is (预览): as a picture, as PDF, or not at all. */
export type Preview = 'image' | 'pdf';

/** What a file is, told by its content (文件类型). */
export interface FileType {
  readonly mediaType: string;
  /** What its name may end in. */
  readonly extensions: readonly string[];
  readonly preview: Preview | null;
}

/** Largest file that the archive takes: 50 MiB. */
export const largestEvidence: number = 50 * 1024 * 1024;

/** How many bytes from the start tell what a file is. */
export const headLength = 4096;

interface Signature {
  /** Bytes that stand there, in hex; dots stand for any. */
  readonly bytes: string;
  readonly at?: number;
  readonly type: FileType;
}

function type(mediaType: string, extensions: string, preview: Preview | null = null): FileType {
  return { mediaType, extensions: extensions.split(' '), preview };
}

const office = 'application/vnd.openxmlformats-officedocument';

/** What begins with what. Containers hold several formats; which one is told by the name. */
const signatures: readonly Signature[] = [
  { bytes: '255044462d', type: type('application/pdf', 'pdf', 'pdf') },
  { bytes: '89504e470d0a1a0a', type: type('image/png', 'png', 'image') },
  { bytes: 'ffd8ff', type: type('image/jpeg', 'jpg jpeg', 'image') },
  { bytes: '47494638', type: type('image/gif', 'gif', 'image') },
  { bytes: '52494646........57454250', type: type('image/webp', 'webp', 'image') },
  { bytes: '424d', type: type('image/bmp', 'bmp', 'image') },
  { bytes: '49492a00', type: type('image/tiff', 'tif tiff') },
  { bytes: '4d4d002a', type: type('image/tiff', 'tif tiff') },
  { bytes: '504b0304', type: type('application/zip', 'zip docx xlsx pptx ofd wps et dps') },
  { bytes: 'd0cf11e0a1b11ae1', type: type('application/x-ole-storage', 'doc xls ppt wps et dps msg') },
  { bytes: '526172211a07', type: type('application/vnd.rar', 'rar') },
  { bytes: '377abcaf271c', type: type('application/x-7z-compressed', '7z') },
  { bytes: '66747970', at: 4, type: type('video/mp4', 'mp4 m4v mov m4a heic') },
  { bytes: '52494646........41564920', type: type('video/x-msvideo', 'avi') },
  { bytes: '494433', type: type('audio/mpeg', 'mp3') },
  { bytes: '2321414d52', type: type('audio/amr', 'amr') },
];

/** Media types of what lies in a container, by the name's ending. */
const contained: Readonly<Record<string, string>> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  ofd: 'application/ofd',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
};

const plain = type('text/plain', 'txt csv');

/** What a file is: told by how its content begins, and held against what its name says it is. Undefined where the content is of no
 *  kind that is taken, programs and pages with scripts among them, or of another kind than the name says. */
export function fileTypeOf(head: Uint8Array, name: string): FileType | undefined {
  const extension = extensionOf(name);
  const found = signatures.find(({ bytes, at = 0 }) => standsAt(head, bytes, at))?.type ?? textIn(head);
  if (found === undefined || !found.extensions.includes(extension)) return undefined;
  return { ...found, mediaType: contained[extension] ?? found.mediaType };
}

/** What a name ends in, in small letters; empty for nothing. */
function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}

function standsAt(head: Uint8Array, bytes: string, at: number): boolean {
  for (let n = 0; n < bytes.length / 2; n++) {
    const wanted = bytes.slice(n * 2, n * 2 + 2);
    if (wanted !== '..' && head[at + n] !== Number.parseInt(wanted, 16)) return false;
  }
  return true;
}

/** Text: no control characters but tabs and ends of lines, and nothing that a browser would take for a page. */
function textIn(head: Uint8Array): FileType | undefined {
  if (head.length === 0 || head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d))
    return undefined;
  const start = String.fromCharCode(...head.slice(0, 256))
    .trimStart()
    .toLowerCase();
  return start.startsWith('<') || start.startsWith('#!') ? undefined : plain;
}
