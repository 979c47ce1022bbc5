/** Why a file was refused, in words of those who send files, by the reason that goes to logs and support. What is not here concerns the
 *  insides of a file: there the Chinese sentence says what happened and what to do, and no more. */
const reasons: Readonly<Record<string, string>> = {
  'neither a workbook nor text': '既不是表格，也不是文本',
  'an archive without a workbook': '压缩包里没有表格',
  'an archive of something else': '是别种文档或压缩包',
  'a file of another kind': '是别种文件',
  'a container of something else': '是别种文档',
  'begins like JSON and is none': '数据交换文件内容不完整',
  'JSON of no known kind': '不是能识别的数据交换文件',
  'the workbook has a password': '设有打开密码',
  'no sheet with cells': '没有有内容的工作表',
  'no cell with content': '没有有内容的单元格',
  'only the first bytes are there': '只收到开头一段',
  'too many sheets': '工作表过多',
  'too many columns': '列过多',
  'too many cells': '单元格过多',
  'too many merged areas': '合并单元格过多',
  'too much text': '文字过多',
  'the first rows hold too much text': '前几行文字过多',
  'a cell holds too much text': '一个单元格里文字过多',
  'a quote never closes': '引号没有成对',
  'an old .doc: save it as .docx': '是旧版文档，请另存为 .docx',
  'neither .docx nor text': '既不是 .docx，也不是文本',
  'more than 8 MiB': '超过8兆',
  'more than 20 MiB': '超过20兆',
  'too many rows': '行数过多',
  'larger than may be sent': '超过可上传的大小',
};

/** The sentence of a refused file in Chinese: the file, the reason in words, the row or sheet it was met at. */
export function fileSentence(
  title: string,
  { reason, row, sheet, ...others }: Readonly<Record<string, string | number>>,
): string {
  const subjects = [
    ...Object.values(others).filter((value) => value !== ''),
    ...(reason === undefined ? [] : [reasons[String(reason)] ?? '']),
    ...(sheet === undefined ? [] : [`工作表“${sheet}”`]),
    ...(row === undefined ? [] : [`第${row}行`]),
  ].filter((value) => value !== '');
  return subjects.length === 0 ? title : `${title}（${subjects.join('，')}）`;
}
