/** What the pages of supervision say beside matters and proceedings, in Chinese. */
export const supervisionInChinese = {
  matterTables: {
    word: '下载公文表格',
    excel: '下载电子表格',
    importTitle: '导入督办事项表',
    importHint: '问题、责任、时限可在一张表或几张表里，按事项名称合并。先检查，全部无误才立项；有一处错误则一项不立。',
    choose: '选择表格文件',
    none: '未选择文件',
    openDrafts: '拟立项',
    openApproved: '要素齐全的直接立项',
    looked: (ready: number, held: number): string =>
      `检查无误：可立项${ready}件${held > 0 ? `，已有同名在办事项${held}件` : ''}。`,
    taken: (opened: number, approved: number, held: number): string =>
      `已导入：立项${approved}件，拟立项${opened}件${held > 0 ? `，已有${held}件未重复立项` : ''}。`,
    refused: (n: number): string => `有${n}处错误，未立项。请改正后重新选择文件。`,
    faults: '错误和说明',
    faultHeads: ['工作表', '单元格', '说明'],
    matterHeads: ['事项', '结果', '立项前须补'],
    outcomes: { opened: '拟立项', approved: '已立项', held: '已有同名事项', ready: '可立项' },
    separator: '、',
  },
};
