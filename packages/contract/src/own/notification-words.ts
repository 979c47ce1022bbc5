import type { Language, Notification, NotificationNews } from '@shigan/core';
import { actWords, stepWords } from '../words/matters.ts';

/** A notification as one sentence (通知内容). What it is about is named beside it. */
export function notificationWords({ news }: Pick<Notification, 'news'>, language: Language): string {
  return language === 'zh' ? zhWords(news) : enWords(news);
}

function zhWords(news: NotificationNews): string {
  switch (news.kind) {
    case 'act': {
      const { act, by, details, reason } = news;
      const step = details.note ?? details.step;
      const did = step === undefined ? actWords[act].zh : stepWords[step].zh;
      const until = details.newDeadline === undefined ? '' : `至${zhDay(details.newDeadline)}`;
      const said = spoken.has(act) ? (details.words ?? null) : quoted.has(act) ? reason : null;
      return `${by}：${did}${until}${said === null ? '' : `，“${said}”`}`;
    }
    case 'overdue':
      return `已过完成时限${zhDay(news.deadline)}，尚未办结`;
    case 'reportOwed':
      return news.times > 1
        ? `连续${news.times}次应报未报，最早一次为${zhDay(news.since)}`
        : `${zhDay(news.since)}应报未报`;
    case 'reviewOpened':
      return `月调度已开始，本单位须报${news.matters}件，${zhDay(dayBefore(news.due))}截止`;
    case 'factCheck':
      return `督查通报点到本单位，请于${zhMoment(news.until)}前核实`;
    case 'revised':
      return `印发的通报有${news.figures}个数已被修订`;
  }
}

function enWords(news: NotificationNews): string {
  switch (news.kind) {
    case 'act': {
      const { act, by, details, reason } = news;
      const step = details.note ?? details.step;
      const did = step === undefined ? actWords[act].en : stepWords[step].en;
      const until = details.newDeadline === undefined ? '' : ` until ${details.newDeadline}`;
      const said = spoken.has(act) ? (details.words ?? null) : quoted.has(act) ? reason : null;
      return `${by}: ${did}${until}${said === null ? '' : `, “${said}”`}`;
    }
    case 'overdue':
      return `past its deadline of ${news.deadline}, not concluded`;
    case 'reportOwed':
      return news.times > 1
        ? `${news.times} reports in a row have not come, the first of ${news.since}`
        : `the report due on ${news.since} has not come`;
    case 'reviewOpened':
      return `the monthly review has begun; your unit reports on ${news.matters} matters by ${dayBefore(news.due)}`;
    case 'factCheck':
      return `the circular names your unit; check the facts before ${momentText(news.until)}`;
    case 'revised':
      return news.figures === 1
        ? 'one figure of the bulletin you issued has been revised'
        : `${news.figures} figures of the bulletin you issued have been revised`;
  }
}

/** Acts that are words to the reader. */
const spoken: ReadonlySet<string> = new Set(['remind', 'instruct', 'issueNote', 'escalate']);

/** Acts whose reason is what the reader has to know. */
const quoted: ReadonlySet<string> = new Set([
  'return',
  'refuseExtension',
  'suspend',
  'overturn',
  'uphold',
  'askExtension',
  'askReview',
]);

function zhDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** The day that a moment at a day's beginning ends, in China: it falls on 16:00 of that day by UTC. */
function dayBefore(moment: string): string {
  return moment.slice(0, 10);
}

function momentText(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

function zhMoment(moment: string): string {
  const text = momentText(moment);
  return `${zhDay(text.slice(0, 10))}${text.slice(11)}`;
}
