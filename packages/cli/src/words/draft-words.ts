import type { Language } from '@shigan/core';

/** What the commands about kept drafts say. */
interface DraftWords {
  readonly drafts: string;
  readonly keep: string;
  readonly list: string;
  readonly show: string;
  readonly decide: string;
  readonly check: string;
  readonly id: string;
  readonly part: string;
  readonly decision: string;
  readonly title: string;
  readonly reason: string;
  readonly heads: {
    readonly id: string;
    readonly title: string;
    readonly by: string;
    readonly asOf: string;
    readonly claims: string;
    readonly wrong: string;
    readonly usage: string;
    readonly accepted: string;
    readonly changed: string;
  };
}

export const draftWords: Readonly<Record<Language, DraftWords>> = {
  zh: {
    drafts: '送核文稿',
    keep: '送核：核对并存档',
    list: '核过的文稿，以及核后变了的数据',
    show: '一篇文稿的核对结果；--out 写出修订稿',
    decide: '采纳（accept）、不采纳（ignore）或撤销（open）一处',
    check: '按最新数据重新核对',
    id: '文稿编号',
    part: '哪一处，如 claim-12-15（见 show --json 的 parts）',
    decision: 'accept、ignore 或 open',
    title: '题目（默认为文件名）',
    reason: '不采纳的原因',
    heads: {
      id: '编号',
      title: '题目',
      by: '送核',
      asOf: '数据截至',
      claims: '数字表述',
      wrong: '不符',
      usage: '用法',
      accepted: '采纳',
      changed: '核后有变',
    },
  },
  en: {
    drafts: 'drafts that are handed in',
    keep: 'hand a draft in: check and keep it',
    list: 'drafts that were checked, and what changed since',
    show: 'what a check found; --out writes the corrected draft',
    decide: 'take a part up (accept), leave it (ignore), or open it again (open)',
    check: 'check again by the latest data',
    id: 'id of the draft',
    part: 'the part, such as claim-12-15 (the parts of show --json)',
    decision: 'accept, ignore or open',
    title: 'title (default: the name of the file)',
    reason: 'why a part is left as it is',
    heads: {
      id: 'id',
      title: 'title',
      by: 'by',
      asOf: 'as of',
      claims: 'claims',
      wrong: 'wrong',
      usage: 'usage',
      accepted: 'taken up',
      changed: 'changed since',
    },
  },
};
