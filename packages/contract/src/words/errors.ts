import type { ErrorCode, Language } from '@shigan/core';
import { accountErrorWords } from './account-errors.ts';
import type { ErrorWords } from './language.ts';
import { operationErrorWords } from './operation-errors.ts';
import { ownSentence, type Params } from './own-sentences.ts';
import { proceedingErrorWords } from './proceeding-errors.ts';
import { unitErrorWords } from './unit-errors.ts';

/** Refusals that belong to a surface (HTTP, command line), not to the rules of the field. */
export const surfaceCodes = [
  'invalid-request',
  'not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'not-acceptable',
  'host-not-allowed',
  'origin-not-allowed',
  'port-in-use',
  'no-such-file',
  'internal',
] as const;

export type SurfaceCode = (typeof surfaceCodes)[number];

export type ProblemCode = ErrorCode | SurfaceCode;

/** Every refusal in words (错误说明): what happened and what to do. A code without words does not compile. */
export const errorWords: Readonly<Record<ProblemCode, ErrorWords>> = {
  'not-allowed': {
    title: { zh: '无权进行此项操作', en: 'this is not allowed' },
    hint: { zh: '请联系系统管理员授权', en: 'ask an administrator for the right' },
  },
  'unknown-region': {
    title: { zh: '没有这个地区', en: 'no such region' },
    hint: {
      zh: '用 register list region 查看现有地区；空库请先导入数据',
      en: 'list the regions with: register list region; import something first if the data directory is empty',
    },
  },
  'unknown-indicator': {
    title: { zh: '指标不在目录中', en: 'the indicator is not in the catalogue' },
    hint: { zh: '用 register list indicator 查看指标目录', en: 'list the catalogue with: register list indicator' },
  },
  'unknown-figure': {
    title: { zh: '没有这个数', en: 'no such figure' },
    hint: { zh: '编号须取自 board --json 的 figures', en: 'take the id from the figures of board --json' },
  },
  'unknown-file': {
    title: { zh: '没有收到过这个文件', en: 'no such file was ever received' },
    hint: { zh: '请核对文件的 SHA-256 指纹', en: 'check the SHA-256 fingerprint' },
  },
  'unknown-import': {
    title: { zh: '没有这次导入', en: 'no such import' },
    hint: { zh: '用 shigan imports 查看历次导入', en: 'list what was brought in with: shigan imports' },
  },
  'unknown-register': {
    title: { zh: '没有这个名录', en: 'no such register' },
    hint: {
      zh: '名录有 indicator、region、peerSet、target、rule、calendar、settings、layout、unit、leader、ruleSet、measureDecision、subItemWork、pointsPolicy、assessmentPolicy、practiceNote、categoryThreshold、ladderRung',
      en: 'the registers are indicator, region, peerSet, target, rule, calendar, settings, layout, unit, leader, ruleSet, measureDecision, subItemWork, pointsPolicy, assessmentPolicy, practiceNote, categoryThreshold, ladderRung',
    },
  },
  'unknown-job': {
    title: { zh: '没有这项任务', en: 'no such job' },
    hint: { zh: '任务在服务重启后不再保留，请重新发起', en: 'jobs end with the server; ask for it again' },
  },
  'unknown-channel': {
    title: { zh: '没有这个提醒渠道', en: 'no such channel' },
    hint: {
      zh: '可能已经停用，请在“账号”页重新添加',
      en: 'it may have been ended; add another on the page of your account',
    },
  },
  'unknown-layout': {
    title: { zh: '认不出表格版式', en: 'the layout is not recognised' },
    hint: {
      zh: '请核对表头，或用 --layout 指明版式',
      en: 'check the head of the table, or name the layout with --layout',
    },
  },
  'unknown-draft': {
    title: { zh: '没有这份通报稿', en: 'there is no such draft' },
    hint: { zh: '请从通报列表中打开', en: 'open one from the list of bulletins' },
  },
  'unknown-bulletin': {
    title: { zh: '没有这期通报', en: 'there is no such bulletin' },
    hint: { zh: '请从通报列表中打开', en: 'open one from the list of bulletins' },
  },
  'invalid-span': {
    title: { zh: '时期有误', en: 'not a valid period' },
    hint: { zh: '请写成 2021-04', en: 'write it as 2021-04' },
  },
  'invalid-instant': {
    title: { zh: '时间有误', en: 'not a valid moment' },
    hint: { zh: '请写成 2021-05-20 或 2021-05-20T09:00+08:00', en: 'write it as 2021-05-20 or 2021-05-20T09:00+08:00' },
  },
  'invalid-entry': {
    title: { zh: '名录条目有误或不存在', en: 'the register entry is not valid or does not exist' },
    hint: { zh: '请核对条目的键和内容', en: 'check the key and the content of the entry' },
  },
  'growth-not-differenced': {
    title: { zh: '增速不能相减得出单月数', en: 'growth rates cannot be differenced into months' },
    hint: { zh: '请改用总量', en: 'use levels instead' },
  },
  'basis-differs': {
    title: { zh: '口径不同，不能直接比较', en: 'the two are not on the same basis' },
    hint: { zh: '请用同口径的数', en: 'use figures on one basis' },
  },
  'relative-change-of-rate': {
    title: {
      zh: '比率之差以百分点计，不能再算百分比',
      en: 'the change of a rate is in percentage points, not percent',
    },
    hint: { zh: '请改用百分点', en: 'use the difference in percentage points' },
  },
  'known-from-in-future': {
    title: { zh: '知悉时间不能晚于现在', en: 'nothing can be known from a moment that is still to come' },
    hint: { zh: '请核对 --known-from 与业务日期', en: 'check --known-from and the business date' },
  },
  'city-holds-data': {
    title: { zh: '该市已有数据，不能载入演示数据', en: 'the city holds data; the demonstration is not loaded over it' },
    hint: { zh: '请换一个空的数据目录', en: 'use an empty data directory' },
  },
  'city-not-demo': {
    title: { zh: '不是演示城市，没有业务日期', en: 'not a demonstration city: it has no business date' },
    hint: { zh: '只有 demo load 载入的城市可以推进日期', en: 'only a city loaded by demo load can be advanced' },
  },
  'city-mismatch': {
    title: { zh: '数据属于另一个城市', en: 'this belongs to another city' },
    hint: { zh: '请用 --city 指明城市', en: 'name the city with --city' },
  },
  'business-date-backwards': {
    title: { zh: '业务日期只能向前', en: 'the business date only moves forward' },
    hint: { zh: '请给出不早于当前业务日期的日期', en: 'give a date not before the present one' },
  },
  'store-locked': {
    title: { zh: '数据目录正被另一个程序使用', en: 'another program holds the data directory' },
    hint: { zh: '请先结束那个程序，或换一个目录', en: 'end that program first, or use another directory' },
  },
  'store-unavailable': {
    title: { zh: '数据库暂时不可用', en: 'the store cannot be reached' },
    hint: { zh: '请稍后再试，或检查 DATABASE_URL', en: 'try again, or check DATABASE_URL' },
  },
  'disk-full': {
    title: { zh: '磁盘空间不足，未写入', en: 'the disk is nearly full; nothing was written' },
    hint: { zh: '请清理磁盘后重试', en: 'free some space and try again' },
  },
  'schema-newer': {
    title: { zh: '数据由更新的版本写成', en: 'the data were written by a newer version' },
    hint: { zh: '请升级程序', en: 'upgrade the program' },
  },
  'schema-older': {
    title: { zh: '数据库结构尚未升级', en: 'the schema of the database is older than the program' },
    hint: { zh: '请先运行 shigan migrate', en: 'run shigan migrate first' },
  },
  'file-empty': {
    title: { zh: '文件为空', en: 'the file is empty' },
    hint: { zh: '请核对文件', en: 'check the file' },
  },
  'file-too-large': {
    title: { zh: '文件过大', en: 'the file is too large' },
    hint: { zh: '请拆分后再导入', en: 'split it and import the parts' },
  },
  'file-encrypted': {
    title: { zh: '文件已加密', en: 'the file is encrypted' },
    hint: { zh: '请取消密码后另存', en: 'save it without a password' },
  },
  'file-truncated': {
    title: { zh: '文件不完整', en: 'the file is cut short' },
    hint: { zh: '请重新下载或另存', en: 'download or save it again' },
  },
  'file-unreadable': {
    title: { zh: '文件无法读取', en: 'the file cannot be read' },
    hint: { zh: '请用电子表格软件打开后另存为 .xlsx', en: 'open it in a spreadsheet program and save it as .xlsx' },
  },
  'file-not-a-workbook': {
    title: { zh: '不是电子表格', en: 'this is no workbook' },
    hint: {
      zh: '可导入 .xlsx、.xls、.csv，以及统计数据交换的 .json',
      en: '.xlsx, .xls, .csv and .json of statistical interchange can be imported',
    },
  },
  'no-figure-ids': {
    title: { zh: '表里没有本系统的数字标识', en: 'no ids of figures in this workbook' },
    hint: {
      zh: '请用从本系统导出的表格，并保留“出处”表',
      en: 'use an export of the platform with its sheet of sources',
    },
  },
  'file-type-refused': {
    title: {
      zh: '不收此类文件，或文件内容与名称不符',
      en: 'no kind of file that is taken, or its content is not what its name says',
    },
    hint: {
      zh: '可存 PDF、图片、WPS 和 Office 文档、OFD、压缩包、音视频、文本；扩展名须与内容一致',
      en: 'PDF, pictures, documents of WPS and Office, OFD, archives, recordings and text are taken, under their own ending',
    },
  },
  'file-is-html': {
    title: { zh: '文件其实是网页（HTML），不是电子表格', en: 'the file is a web page (HTML), no workbook' },
    hint: { zh: '请用电子表格软件打开后另存为 .xlsx', en: 'open it in a spreadsheet program and save it as .xlsx' },
  },
  'file-expands-too-far': {
    title: { zh: '文件解压后过大', en: 'the file expands too far' },
    hint: { zh: '请删去空行空列后另存', en: 'delete empty rows and columns and save it again' },
  },
  'file-took-too-long': {
    title: { zh: '文件读取超时', en: 'reading the file took too long' },
    hint: { zh: '请拆分后再导入', en: 'split it and import the parts' },
  },
  'file-has-faults': {
    title: { zh: '文件有错误，未导入', en: 'the file has errors; nothing was imported' },
    hint: { zh: '请按错误清单改正后重新导入', en: 'correct what is listed and import it again' },
  },
  'file-has-warnings': {
    title: { zh: '文件有提示，待确认', en: 'the file has warnings that nobody has accepted' },
    hint: { zh: '请逐条核对，确认无误后再次提交', en: 'look at each, then send it again as accepted' },
  },
  'revises-back': {
    title: { zh: '文件会把已修订的数改回旧值', en: 'the file would set revised figures back' },
    hint: { zh: '请核对是否误用旧文件', en: 'check that this is not an old file' },
  },
  'unknown-matter': {
    title: { zh: '没有这个督办事项', en: 'no such matter' },
    hint: { zh: '请从督办事项清单中选取', en: 'take it from the list of matters' },
  },
  'matter-wrong-state': {
    title: { zh: '事项当前状态不允许此项操作', en: 'the matter is not in a state for this' },
    hint: { zh: '请查看事项当前可办理的操作', en: 'see what can be done with the matter now' },
  },
  'matter-not-yours': {
    title: { zh: '此项操作不由您办理', en: 'this is for somebody else to do' },
    hint: { zh: '请由规定的角色和单位办理', en: 'it is done by the role and unit that are named' },
  },
  'matter-recused': {
    title: { zh: '应当回避', en: 'you are recused' },
    hint: {
      zh: '承办单位人员、报告人、原决定人不得核查、销号或复核，请由他人办理',
      en: 'who did, reported or decided does not verify, strike off or review; somebody else does it',
    },
  },
  'matter-out-of-time': {
    title: { zh: '不在规定时限内', en: 'outside the time for it' },
    hint: {
      zh: '延期须在完成时限前申请，复核须在三十日内申请和决定，记录不得早于上一条',
      en: 'an extension is asked before the deadline, a review asked and decided within 30 days, nothing recorded before the last entry',
    },
  },
  'matter-incomplete': {
    title: { zh: '要件不齐', en: 'something is lacking' },
    hint: { zh: '请补齐所列要件后再办理', en: 'add what is listed' },
  },
  'matter-changed': {
    title: { zh: '事项已被他人更新', en: 'somebody else has changed the matter meanwhile' },
    hint: { zh: '请刷新后再办理', en: 'look at it again, then repeat' },
  },
  ...proceedingErrorWords,
  ...operationErrorWords,
  'draft-changed': {
    title: { zh: '别人刚改过这份稿子', en: 'somebody has just changed this draft' },
    hint: { zh: '请重新打开，看过新的文字再改', en: 'open it again and look at the new words first' },
  },
  'draft-closed': {
    title: { zh: '这份稿子已印发或已作废', en: 'this draft is published or discarded' },
    hint: { zh: '请另起一稿', en: 'begin another draft' },
  },
  'changes-unplaced': {
    title: { zh: '有改动对应的段落已不在', en: 'a change has lost its paragraph' },
    hint: { zh: '请把这段文字放到别处或撤销改动', en: 'put its words elsewhere, or undo the change' },
  },
  'figures-by-hand': {
    title: { zh: '有人工改动的数', en: 'figures were changed by hand' },
    hint: { zh: '请逐个核对，确认后再印发', en: 'look at each of them, then publish with them accepted' },
  },
  'issue-number-taken': {
    title: { zh: '期号不连续或已用过', en: 'the issue number is taken or leaves a gap' },
    hint: { zh: '请用所列的下一个期号', en: 'use the next number, as listed' },
  },
  'bulletin-withdrawn': {
    title: { zh: '这期通报已撤回', en: 'this bulletin is withdrawn already' },
    hint: { zh: '不必再撤回', en: 'nothing is left to do' },
  },
  'case-changed': {
    title: { zh: '这家企业的这件事别人刚办过', en: 'somebody has just acted on this' },
    hint: { zh: '请重新打开，看过新的进展再办', en: 'open it again and look at what was done first' },
  },
  'ladder-step-refused': {
    title: { zh: '现在不能走这一步', en: 'this step cannot be taken now' },
    hint: {
      zh: '按申报环节顺序办理；退回和不予入库要写明原因',
      en: 'steps follow their path; sending back and declining need a reason',
    },
  },
  'unknown-request': {
    title: { zh: '没有这条企业诉求', en: 'no such request' },
    hint: { zh: '请在“企业”页“诉求”中查找', en: 'look for it under requests on the page of enterprises' },
  },
  'request-wrong-state': {
    title: { zh: '诉求现在不能这样办', en: 'this cannot be done with the request now' },
    hint: { zh: '先答复，再评价；评价过的不再答复', en: 'it is answered first, then rated; once rated it is done' },
  },
  ...unitErrorWords,
  'unknown-award': {
    title: { zh: '激励台账中没有这一条', en: 'no such award in the ledger' },
    hint: { zh: '请用 awards list 查看台账编号', en: 'list the ledger with: awards list' },
  },
  'unknown-assessment': {
    title: { zh: '这一年度没有考核办法', en: 'no assessment policy of that year' },
    hint: { zh: '请先在考核页制定考核办法', en: 'put a policy in force first' },
  },
  'unknown-rule-set': {
    title: { zh: '没有这一年度的激励措施', en: 'no rule set of that authority and year' },
    hint: { zh: '请核对激励主体和年度', en: 'check the authority and the year' },
  },
  'ledger-has-faults': {
    title: { zh: '台账条目有错误，未登记', en: 'the entries have faults; nothing was entered' },
    hint: { zh: '请按错误清单改正后重新登记', en: 'correct what is listed and enter them again' },
  },
  'ledger-changed': {
    title: { zh: '台账刚被他人登记过', en: 'somebody has just entered something in the ledger' },
    hint: { zh: '请核对新登记的条目后重试', en: 'look at what was entered, then try again' },
  },
  'notice-without-lists': {
    title: { zh: '文中没有找到激励名单', en: 'no name list was found in the text' },
    hint: {
      zh: '请核对是否为激励通报；每项措施须有标题和名单',
      en: 'check that it is a notice of awards: every measure needs a heading and names',
    },
  },
  'invalid-choice': {
    title: { zh: '选项有误', en: 'the choice is not valid' },
    hint: { zh: '请核对小项编号、工作量和可投入力量', en: 'check the sub-items, their effort and the capacity' },
  },
  'over-capacity': {
    title: { zh: '指定必选的小项超出可投入力量', en: 'what must be chosen takes more than the capacity' },
    hint: { zh: '请减少必选小项或增加力量', en: 'take some out, or raise the capacity' },
  },
  'invalid-policy': {
    title: { zh: '加分办法有误', en: 'the points policy is not valid' },
    hint: { zh: '请按所示位置核对规则', en: 'check the rule at the place shown' },
  },
  ...accountErrorWords,
  'invalid-request': {
    title: { zh: '请求有误', en: 'the request is not valid' },
    hint: { zh: '请核对所列参数', en: 'check the parameters listed' },
  },
  'not-found': {
    title: { zh: '没有这个地址', en: 'nothing is found at this address' },
    hint: { zh: '接口清单见 /api/v1/openapi.json', en: 'the interface is listed at /api/v1/openapi.json' },
  },
  'method-not-allowed': {
    title: { zh: '不支持这种请求方法', en: 'the method is not allowed here' },
    hint: { zh: '接口清单见 /api/v1/openapi.json', en: 'the interface is listed at /api/v1/openapi.json' },
  },
  'unsupported-media-type': {
    title: { zh: '不支持这种内容类型', en: 'the content type is not supported' },
    hint: { zh: '请用 JSON，上传文件用 multipart/form-data', en: 'send JSON, or multipart/form-data for a file' },
  },
  'not-acceptable': {
    title: { zh: '不能以“{asked}”作答', en: 'the answer cannot be given as {asked}' },
    hint: { zh: '可用：{offered}', en: 'there is {offered}' },
  },
  'host-not-allowed': {
    title: { zh: '只接受本机访问', en: 'only this machine is served' },
    hint: {
      zh: '请用 http://localhost 访问，或以 serve --origin 写明对外网址',
      en: 'use http://localhost, or name the address with serve --origin',
    },
  },
  'origin-not-allowed': {
    title: { zh: '不接受来自其他网站的请求', en: 'requests of other sites are not accepted' },
    hint: {
      zh: '请从本系统的页面操作；程序调用须用 JSON 或带 x-shigan-client 请求头',
      en: 'act from its own pages; programs send JSON or the header x-shigan-client',
    },
  },
  'port-in-use': {
    title: { zh: '端口已被占用', en: 'the port is in use' },
    hint: { zh: '用 --port 换一个端口', en: 'choose another with --port' },
  },
  'no-such-file': {
    title: { zh: '找不到文件', en: 'no such file' },
    hint: { zh: '请核对路径', en: 'check the path' },
  },
  internal: {
    title: { zh: '程序内部错误', en: 'an internal error' },
    hint: { zh: '请把日志交给维护人员', en: 'pass the log on to whoever maintains this system' },
  },
};

/** One sentence of a refusal: what happened, and with what (`没有这个地区（999999）`). */
export function errorSentence(code: ProblemCode, params: Params, language: Language): string {
  const title = errorWords[code].title[language];
  const own = ownSentence(code, title, params, language);
  if (own !== undefined) return own;
  const subjects = Object.values(params).filter((value) => value !== '');
  if (subjects.length === 0) return title;
  return language === 'zh' ? `${title}（${subjects.join('，')}）` : `${title} (${subjects.join(', ')})`;
}
