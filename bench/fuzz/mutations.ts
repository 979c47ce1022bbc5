import { deflateRawSync } from 'node:zlib';
import { type BuiltMember, zipOf } from '../../packages/formats/src/testing/zip-builder.ts';

const bombBytes = 40_000_000;
/** Forty million letters, packed a thousand times. */
const bomb = deflateRawSync(Buffer.alloc(bombBytes, 'a'));

/** Gives numbers in [0, 1). */
export type Random = () => number;

/** A file to start from; archives come with their members, so that damage can be done inside intact checksums. */
export interface Original {
  /** By which door it comes in. */
  readonly kind: 'workbook' | 'draft' | 'notice' | 'evidence';
  readonly name: string;
  readonly bytes: Buffer;
  readonly members?: readonly BuiltMember[];
}

export interface Mutated {
  readonly bytes: Buffer;
  /** What was done, for the report of a failure. */
  readonly how: string;
}

function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[below(random, list.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

type ByteMutation = (bytes: Buffer, random: Random) => Buffer;

const byteMutations: Readonly<Record<string, ByteMutation>> = {
  flip(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let n = 1 + below(random, 30); n > 0; n--) {
      const at = below(random, copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << below(random, 8));
    }
    return copy;
  },
  cut: (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  behead: (bytes, random) => bytes.subarray(below(random, bytes.length)),
  zeros(bytes, random) {
    const copy = Buffer.from(bytes);
    const at = below(random, copy.length);
    return copy.fill(0, at, Math.min(copy.length, at + 1 + below(random, 600)));
  },
  noise(bytes, random) {
    const copy = Buffer.from(bytes);
    const at = below(random, copy.length);
    for (let i = at; i < Math.min(copy.length, at + 1 + below(random, 300)); i++) copy[i] = below(random, 256);
    return copy;
  },
  repeat(bytes, random) {
    const at = below(random, bytes.length);
    const piece = bytes.subarray(at, at + below(random, 2000));
    return Buffer.concat([bytes.subarray(0, at), piece, piece, bytes.subarray(at)]);
  },
  extremes(bytes, random) {
    // lengths and places in binary heads
    const copy = Buffer.from(bytes);
    for (let n = 1 + below(random, 6); n > 0; n--)
      copy.writeUInt32LE(pick(random, [0, 1, 0x7fffffff, 0xffffffff, 0xfffffffe]), below(random, copy.length - 4));
    return copy;
  },
};

type TextMutation = (text: string, random: Random) => string;

/** Text that is in one encoding and says that it is in another, or is cut within a character. */
const encodingMutations: Readonly<Record<string, ByteMutation>> = {
  foreignMark: (bytes, random) =>
    Buffer.concat([Buffer.from(pick(random, ['fffe', 'feff', 'efbbbf', '84319533', '0000feff']), 'hex'), bytes]),
  mixed(bytes, random) {
    const at = below(random, bytes.length);
    const other = pick(random, ['b5d8c7f8', 'd0c2d4f6', 'ff', 'f0908080', 'eda080', '8130', 'c0af']);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(other, 'hex'), bytes.subarray(at)]);
  },
  wide: (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  longLine: (bytes, random) =>
    Buffer.concat([bytes, Buffer.alloc(1 + below(random, 300_000), pick(random, [',', '"', '<', '、', '\t', ' ']))]),
};

const awkward = [
  '<',
  '>',
  '"',
  '&',
  '&lt;',
  '</c>',
  '<c r="A1">',
  '<row r="1048576">',
  '<c r="XFD1">',
  '99999999999',
  '-1',
  'NaN',
  '1e308',
  '\u0000',
  ']]>',
  '<!--',
  '<!DOCTYPE a>',
  '<v>',
  't="s"',
  's="9999"',
  '<mergeCell ref="A1:XFD1048576"/>',
  '&#1114112;',
  '<c r="A1" t="s"><v>4294967295</v></c>',
  '<c r="A1" t="s"><v>-1</v></c>',
  '<si><t>x</t></si>',
  'uniqueCount="4294967295"',
  '<!ENTITY a "&b;&b;">',
  '&a;',
  '<?xml version="1.0" encoding="UTF-7"?>',
  '<![CDATA[',
  'xmlns:w="urn:other"',
  '<w:tbl><w:tr><w:tc>',
  '<w:gridSpan w:val="2147483647"/>',
  '<w:vMerge/>',
  '<w:del>',
  '<table>',
  '<td rowspan=999999999 colspan=999999999>',
  '<script>',
  '\uD800',
  '\u202E',
  '=cmd|1!A1',
  '"',
  '\r',
];

const textMutations: Readonly<Record<string, TextMutation>> = {
  insert(text, random) {
    const at = below(random, text.length);
    return text.slice(0, at) + pick(random, awkward) + text.slice(at);
  },
  remove(text, random) {
    const at = below(random, text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(random, 40));
  },
  repeatElement(text, random) {
    const at = text.indexOf('<', below(random, text.length));
    const end = text.indexOf('>', at);
    return at < 0 || end < 0
      ? text
      : text.slice(0, end + 1) + text.slice(at, end + 1).repeat(1 + below(random, 20)) + text.slice(end + 1);
  },
  nest(text, random) {
    const at = text.indexOf('<', below(random, text.length));
    const depth = pick(random, [50, 300, 5000]);
    return at < 0 ? text : `${text.slice(0, at)}${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}${text.slice(at)}`;
  },
  moveElement(text, random) {
    const from = text.indexOf('<', below(random, text.length));
    const to = text.indexOf('<', below(random, text.length));
    const end = text.indexOf('>', from);
    if (from < 0 || to < 0 || end < 0) return text;
    const element = text.slice(from, end + 1);
    return text.slice(0, to) + element + text.slice(to);
  },
  otherNumber(text, random) {
    const numbers = [...text.matchAll(/\d+/g)];
    if (numbers.length === 0) return text;
    const chosen = pick(random, numbers);
    return (
      text.slice(0, chosen.index) +
      pick(random, ['0', '-5', '1048577', '16385', '4294967296', '1e400', '']) +
      text.slice(chosen.index + chosen[0].length)
    );
  },
};

/** One damaged copy: of the bytes as they are, or of what an archive holds, packed again with right checksums, or with a directory
 *  that lies. */
export function mutate(original: Original, random: Random): Mutated {
  const { members, bytes } = original;
  if (members === undefined) {
    const choice = random();
    if (choice < 0.35) return { bytes: damagedText(bytes, random), how: 'text' };
    return changed(bytes, choice < 0.6 ? encodingMutations : byteMutations, random);
  }
  const choice = random();
  if (choice < 0.2) return changed(bytes, byteMutations, random);
  if (choice < 0.3) return swapMembers(members, random);
  if (choice < 0.38) return dropMember(members, random);
  if (choice < 0.5) return lyingDirectory(members, random);
  if (choice < 0.56) return strangeNames(members, random);
  return damageMember(members, random);
}

function changed(bytes: Buffer, mutations: Readonly<Record<string, ByteMutation>>, random: Random): Mutated {
  const [how, change] = pick(random, Object.entries(mutations));
  return { bytes: change(bytes, random), how };
}

/** Text damaged as text is; bytes that are none stay as they are where nothing is changed. */
function damagedText(bytes: Buffer, random: Random): Buffer {
  let text = bytes.toString('latin1');
  for (let n = 1 + below(random, 3); n > 0; n--) text = pick(random, Object.values(textMutations))(text, random);
  return Buffer.from(text, 'latin1');
}

/** A member whose entry claims other sizes, another checksum or encryption, or that inflates to far more than it is. */
function lyingDirectory(members: readonly BuiltMember[], random: Random): Mutated {
  const at = below(random, members.length);
  const lie = pick<Partial<BuiltMember>>(random, [
    { claims: { unpacked: 0 } },
    { claims: { unpacked: 0xffffffff } },
    { claims: { unpacked: 0x20000001 } },
    { claims: { packed: 1 } },
    { claims: { packed: 0x7fffffff } },
    { claims: { crc: 0 } },
    { claims: { flags: 1 } },
    { claims: { flags: 8 } },
    { stored: true, claims: { unpacked: 7 } },
    { packed: bomb, claims: { unpacked: 64 } },
    { packed: bomb, claims: { unpacked: bombBytes } },
    { packed: Buffer.from('030003000300', 'hex') },
  ]);
  return {
    bytes: zipOf(members.map((m, i) => (i === at ? { ...m, ...lie } : m))),
    how: `${JSON.stringify(lie.claims ?? {})} of ${members[at]?.name}`,
  };
}

/** Names that would lead elsewhere if they were used as paths, twice the same name, none, thousands. */
function strangeNames(members: readonly BuiltMember[], random: Random): Mutated {
  const at = below(random, members.length);
  const [first] = members;
  const name = pick(random, [
    '../../etc/passwd',
    '/etc/passwd',
    'C:\\x',
    '',
    'a'.repeat(60_000),
    'x\u0000.xml',
    first?.name ?? '',
  ]);
  const renamed = members.map((m, i) => (i === at ? { ...m, name } : m));
  const many = random() < 0.1 ? Array.from({ length: 6000 }, (_, i) => ({ name: `m${i}`, content: '' })) : [];
  return { bytes: zipOf([...renamed, ...many]), how: `name ${name.slice(0, 40)} and ${many.length} more` };
}

function swapMembers(members: readonly BuiltMember[], random: Random): Mutated {
  const [a, b] = [below(random, members.length), below(random, members.length)];
  const swapped = members.map((m, i) => ({
    ...m,
    content: (i === a ? members[b] : i === b ? members[a] : m)?.content ?? '',
  }));
  return { bytes: zipOf(swapped), how: `swap ${members[a]?.name} and ${members[b]?.name}` };
}

function dropMember(members: readonly BuiltMember[], random: Random): Mutated {
  const dropped = below(random, members.length);
  return { bytes: zipOf(members.filter((_, i) => i !== dropped)), how: `drop ${members[dropped]?.name}` };
}

function damageMember(members: readonly BuiltMember[], random: Random): Mutated {
  const at = below(random, members.length);
  const [how, change] = pick(random, Object.entries(textMutations));
  let text = Buffer.from(members[at]?.content ?? '').toString('utf8');
  for (let n = 1 + below(random, 3); n > 0; n--) text = change(text, random);
  return {
    bytes: zipOf(members.map((m, i) => (i === at ? { ...m, content: text } : m))),
    how: `${how} in ${members[at]?.name}`,
  };
}
