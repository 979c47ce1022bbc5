import type {
  CampaignRhythm,
  CampaignState,
  InspectionMethod,
  Language,
  MeetingQuestion,
  ReviewOutcome,
} from '@shigan/core';
import type { InEveryLanguage } from './language.ts';

/** What became of what a round asked for, in words. */
export const reviewOutcomeWords: Readonly<Record<ReviewOutcome, InEveryLanguage>> = {
  onTime: { zh: '按期报送', en: 'in time' },
  late: { zh: '迟报', en: 'late' },
  missing: { zh: '未报', en: 'not reported' },
  awaited: { zh: '待报', en: 'awaited' },
  exempt: { zh: '正常免报', en: 'green, nothing to write' },
};

/** Where a campaign stands, in words. */
export const campaignStateWords: Readonly<Record<CampaignState, InEveryLanguage>> = {
  planned: { zh: '未开始', en: 'planned' },
  underWay: { zh: '进行中', en: 'under way' },
  toClose: { zh: '待总结', en: 'to be closed' },
  closed: { zh: '已总结', en: 'closed' },
};

/** How often figures of a campaign are stated, in words. */
export const campaignRhythmWords: Readonly<Record<CampaignRhythm, InEveryLanguage>> = {
  daily: { zh: '日报', en: 'daily' },
  tenDays: { zh: '旬报', en: 'every ten days' },
};

/** How is inspected, in words. */
export const inspectionMethodWords: Readonly<Record<InspectionMethod, InEveryLanguage>> = {
  onSite: { zh: '实地督查', en: 'on the spot' },
  unannounced: { zh: '暗访', en: 'unannounced' },
  documents: { zh: '查阅资料', en: 'by documents' },
  talks: { zh: '座谈访谈', en: 'by talks' },
};

/** What is to be asked, in words. */
export function questionWords(question: MeetingQuestion, language: Language): string {
  const zh = language === 'zh';
  switch (question.kind) {
    case 'brokenPromise': {
      const { text, actual } = question;
      const came = actual === null || actual === '' ? '' : zh ? `实际${actual}，` : `; it came to ${actual}`;
      return zh ? `承诺“${text}”，${came}差在哪里？` : `“${text}” was promised${came}. What is lacking?`;
    }
    case 'lightsApart':
      return zh
        ? '单位自评正常，核查和数据不这样看，以什么为准？'
        : 'The unit says green; verification and data do not. What is it to go by?';
    case 'missedMilestone':
      return zh
        ? `节点“${question.name}”已过${dayWords(question.due, language)}，何时补上？`
        : `“${question.name}” was due on ${dayWords(question.due, language)}. When will it be made up for?`;
    case 'silent':
      return zh
        ? `连续${question.times}次应报未报，谁来报？`
        : `${question.times} reports in a row have not come. Who will report?`;
    case 'noEvidence':
      return zh ? '上次报告没有佐证，凭什么说有进展？' : 'The last report had no evidence. What shows the progress?';
    case 'whatIsNext':
      return zh
        ? `离${dayWords(question.deadline, language)}的时限，下一步做什么、谁来做？`
        : `What comes next before ${dayWords(question.deadline, language)}, and who does it?`;
  }
}

function dayWords(day: string, language: Language): string {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return language === 'zh' ? `${month}月${date}日` : `${date}/${month}`;
}
