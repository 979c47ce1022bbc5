import type { Language } from '@shigan/core';
import type { FastifyRequest } from 'fastify';

/** The language of an answer: as the query says (`lang`), else as the browser prefers, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const { query } = request;
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined;
  if (asked === 'zh' || asked === 'en') return asked;
  return preferred(request.headers['accept-language'] ?? '');
}

function preferred(header: string): Language {
  let best: Language = 'zh';
  let weight = 0;
  for (const part of header.split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = /^zh\b/.test(tag) ? 'zh' : /^en\b/.test(tag) ? 'en' : undefined;
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
    const own = q === undefined ? 1 : Number(q);
    if (language !== undefined && own > weight) [best, weight] = [language, own];
  }
  return best;
}
