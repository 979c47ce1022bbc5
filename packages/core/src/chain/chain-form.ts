import type { RosterForm } from '../roster/roster-form.ts';
import type { Language } from '../words/language.ts';
import type { LinkStrength } from './chain.ts';

export const strengthWords: Readonly<Record<LinkStrength, Readonly<Record<Language, string>>>> = {
  strong: { zh: '强', en: 'strong' },
  weak: { zh: '弱', en: 'weak' },
  missing: { zh: '缺', en: 'missing' },
};

/** The table of industry chains (产业链图谱表): one row per link. */
export const chainForm: RosterForm = {
  roster: 'chain',
  layout: 'chain-roster',
  code: {
    head: /^(?:产业链)?环节(?:编码|代码)$/u,
    read: (text) => (/^[0-9A-Za-z][0-9A-Za-z-]{0,19}$/u.test(text.trim()) ? text.trim() : undefined),
    words: { zh: '环节编码', en: 'Code of the link' },
    fault: 'bad-link-code',
  },
  columns: [
    {
      item: 'chain',
      head: /^产业链(?:名称)?$/u,
      kind: 'text',
      of: 'thing',
      required: true,
      words: { zh: '产业链', en: 'Chain' },
    },
    {
      item: 'link',
      head: /^(?:产业链)?环节(?:名称)?$/u,
      kind: 'text',
      of: 'thing',
      required: true,
      words: { zh: '环节', en: 'Link' },
    },
    {
      item: 'position',
      head: /^(?:位置|顺序|序号)$/u,
      kind: 'number',
      of: 'thing',
      words: { zh: '位置', en: 'Position' },
    },
    {
      item: 'upstream',
      head: /^上游(?:环节)?$/u,
      kind: 'text',
      of: 'thing',
      words: { zh: '上游环节', en: 'Upstream' },
    },
    { item: 'industry', head: /^行业代码$/u, kind: 'text', of: 'thing', words: { zh: '行业代码', en: 'Industry' } },
    { item: 'leadUnit', head: /^牵头单位$/u, kind: 'text', of: 'thing', words: { zh: '牵头单位', en: 'Lead unit' } },
    { item: 'leader', head: /^链长$/u, kind: 'text', of: 'thing', words: { zh: '链长', en: 'Chain leader' } },
  ],
};
