import {
  type ChainAlgorithm,
  type ChainedLine,
  type ChainHash,
  chainStart,
  openLine,
  type RegionCode,
  type SealedLine,
  sealLine,
  sm3,
} from '@shigan/core';
import { createHash } from 'node:crypto';

import type { AuditQuery, AuditStore } from '../ports.ts';

/** Both hashes that a chain can have. */
export const chainHash: ChainHash = (algorithm, text) =>
  algorithm === 'sm3' ? sm3(text) : createHash('sha256').update(text).digest('hex');

interface Chain {
  algorithm: ChainAlgorithm;
  readonly lines: SealedLine[];
}

/** The audit log in an array. */
export function memoryAudit(): AuditStore {
  const chains = new Map<RegionCode, Chain>();
  const of = (city: RegionCode): Chain => {
    const held = chains.get(city) ?? { algorithm: 'sm3', lines: [] };
    chains.set(city, held);
    return held;
  };
  const newestFirst = (city: RegionCode): readonly ChainedLine[] => of(city).lines.map(openLine).toReversed();
  return {
    append: async (city, line) => {
      const { lines, algorithm } = of(city);
      lines.push(sealLine(line, lines.at(-1) ?? chainStart, algorithm, chainHash));
    },
    list: async (city, limit) => newestFirst(city).slice(0, limit),
    find: async (city, query, limit) =>
      newestFirst(city)
        .filter((line) => isFound(line, query))
        .slice(0, limit),
    chain: async function* (city) {
      yield of(city).lines;
    },
    head: async (city) => {
      const { number, hash } = of(city).lines.at(-1) ?? chainStart;
      return { number, hash, algorithm: of(city).algorithm };
    },
    setAlgorithm: async (city, algorithm) => {
      of(city).algorithm = algorithm;
    },
  };
}

function isFound(line: ChainedLine, { from, to, actor, action, text, before }: AuditQuery): boolean {
  return (
    (from === undefined || line.at >= from) &&
    (to === undefined || line.at <= to) &&
    (actor === undefined || line.actor.id === actor) &&
    (action === undefined || line.action === action || line.action.startsWith(`${action}.`)) &&
    (text === undefined || JSON.stringify(line).toLowerCase().includes(text.toLowerCase())) &&
    (before === undefined || line.number < before)
  );
}
