import { actions, type Language, rights, roles, roleWords } from '@shigan/core';
import { fileSentence } from './file-reasons.ts';
import type { InEveryLanguage } from './language.ts';
import { actWords, needWords } from './matters.ts';

/** What a refusal was told with. */
export type Params = Readonly<Record<string, string | number>>;

/** Refusals whose sentence is more than a title and a list: undefined for all others. */
export function ownSentence(code: string, title: string, params: Params, language: Language): string | undefined {
  if (code === 'not-allowed') return notAllowedSentence(title, params, language);
  if (code === 'matter-incomplete') return incompleteSentence(title, params, language);
  if (language === 'zh' && code.startsWith('file-') && params['reason'] !== undefined)
    return fileSentence(title, params);
  return undefined;
}

/** What a matter lacks, in words: what was to be done, then each thing that is lacking. */
function incompleteSentence(title: string, params: Params, language: Language): string {
  const act = Object.entries(actWords).find(([name]) => name === params['act'])?.[1][language];
  const lacking = Object.entries(needWords).flatMap(([name, words]) =>
    String(params['obstacles']).split(' ').includes(name) ? [words[language]] : [],
  );
  const what = act === undefined ? title : language === 'zh' ? `${title}（${act}）` : `${title} (${act})`;
  if (lacking.length === 0) return what;
  return language === 'zh' ? `${what}：${lacking.join('；')}` : `${what}: ${lacking.join('; ')}`;
}

const reasons: Readonly<Record<string, InEveryLanguage>> = {
  role: { zh: '您的角色没有这项权限', en: 'no role of yours has this right' },
  city: { zh: '这是另一个城市的数据', en: 'it belongs to another city' },
  region: { zh: '超出您的地区范围', en: 'it is outside your region' },
  department: { zh: '超出您的单位或分管范围', en: 'it is outside your unit or portfolio' },
  own: { zh: '只能处理本人的', en: 'only what is your own' },
};

/** Why the policy refused, in words: what, why, and who may. */
function notAllowedSentence(title: string, params: Params, language: Language): string {
  const what = actions.find((action) => action === params['action']);
  const reason = reasons[String(params['reason'])];
  if (what === undefined || reason === undefined) return title;
  const may = roles.filter((role) => String(params['roles']).split(' ').includes(role));
  const names = may.map((role) => roleWords[role][language]);
  return language === 'zh'
    ? `${title}（${rights[what].words.zh}）：${reason.zh}；有权的是：${names.join('、')}`
    : `${title} (${rights[what].words.en}): ${reason.en}; those who may: ${names.join(', ')}`;
}
