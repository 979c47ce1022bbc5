import { type BuiltMember, zipOf } from '../../packages/formats/src/testing/zip-builder.ts';

/** Gives numbers in [0, 1). */
export type Random = () => number;

/** A file to start from; archives come with their members, so that damage can be done inside intact checksums. */
export interface Original {
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

/** One damaged copy: of the bytes as they are, or of what an archive holds, packed again with right checksums. */
export function mutate(original: Original, random: Random): Mutated {
  if (original.members === undefined || random() < 0.3) {
    const [how, change] = pick(random, Object.entries(byteMutations));
    return { bytes: change(original.bytes, random), how };
  }
  const choice = random();
  if (choice < 0.15) return swapMembers(original.members, random);
  if (choice < 0.25) return dropMember(original.members, random);
  return damageMember(original.members, random);
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
