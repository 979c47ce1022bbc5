import { type Day, dayInWords, type DigestLine } from '@shigan/core';
import type { City } from '../ports.ts';

/** What a digest says as a mail: one line for each matter, what waits first. */
export function digestText({
  city,
  name,
  day,
  lines,
}: {
  readonly city: Pick<City, 'name' | 'demo'>;
  readonly name: string;
  readonly day: Day;
  readonly lines: readonly DigestLine[];
}): { readonly subject: string; readonly body: string } {
  const overdue = lines.filter(({ reason }) => reason === 'overdue').length;
  const demo = city.demo ? '〔演示数据〕' : '';
  return {
    subject: `${demo}${city.name}督办：${lines.length}件待办${overdue > 0 ? `，其中${overdue}件逾期` : ''}`,
    body: [
      `${name}：`,
      '',
      `截至${dayInWords(day)}，需要您关注的督办事项${lines.length}件：`,
      '',
      ...lines.map((line, n) => `${n + 1}. ${line.title}——${reasonWords(line)}`),
      '',
      '请登录系统办理。本邮件由系统每日发送，没有待办时不发；可在“账号”页关闭。',
    ].join('\n'),
  };
}

function reasonWords({ reason, count, deadline }: DigestLine): string {
  const until = deadline === null ? '' : `，时限${dayInWords(deadline)}`;
  switch (reason) {
    case 'overdue':
      return `逾期${count}个工作日${until}`;
    case 'dueToday':
      return '今日到期';
    case 'returned':
      return `已退回，请重新办理${until}`;
    case 'reportOwed':
      return `连续${count}次应报未报${until}`;
    case 'dueSoon':
      return `还有${count}个工作日${until}`;
    case 'toVerify':
      return '申请办结，待核查';
    case 'toDecide':
      return '申请延期，待批';
  }
}
