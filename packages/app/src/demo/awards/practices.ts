import type { PracticeNote } from '@shigan/core';

/** Notes on what others did (演示数据): made up, as those who took them up are. */
export const demoPractices: readonly PracticeNote[] = [
  {
    id: 'demo-fiscal',
    about: { kind: 'measure', id: 'fiscal' },
    of: '演示：某市',
    title: '税源按旬会商',
    text: '财政、税务、自然资源每旬会商重点税源，非税入库与税收进度挂钩。',
    source: '演示：赴某市学习考察报告',
    on: '2021-03-22',
    adopted: [{ unit: '演示：市财政局', on: '2021-04-08', effect: '' }],
    verified: false,
  },
  {
    id: 'demo-streamlining',
    about: { kind: 'measure', id: 'streamlining' },
    of: '演示：某市',
    title: '一件事一次办联办窗口',
    text: '高频事项设联办窗口，前台统一受理、后台并联审批，超期自动提醒。',
    source: '演示：省政务局工作简报',
    on: '2021-04-02',
    adopted: [],
    verified: false,
  },
];
