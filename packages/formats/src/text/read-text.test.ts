import { afterAll, describe, expect, it } from 'vitest';
import { testFiles } from '../testing/incoming.ts';
import { zipOf } from '../testing/zip-builder.ts';
import { readText } from './read-text.ts';

const files = testFiles();
afterAll(() => files.remove());

const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const docx = (body: string): Buffer =>
  zipOf([
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    },
  ]);

describe('readText', () => {
  it('reads plain text in UTF-8 with and without its mark, and in GBK', async () => {
    expect(await readText(files.file('a.txt', '一、甲\n长沙市'))).toBe('一、甲\n长沙市');
    expect(await readText(files.file('b.txt', '\uFEFF长沙市、株洲市'))).toBe('长沙市、株洲市');
    const gbk = Buffer.from([0xb3, 0xa4, 0xc9, 0xb3, 0xca, 0xd0]);
    expect(await readText(files.file('c.txt', gbk))).toBe('长沙市');
  });

  it('reads paragraphs and tables of a .docx, whatever it is called, without deleted text', async () => {
    const body = [
      paragraph('一、甲工作成效明显的市'),
      `<w:p><w:r><w:t>长沙</w:t></w:r><w:del><w:r><w:delText>省</w:delText></w:r></w:del><w:r><w:t>市、</w:t></w:r></w:p>`,
      `<w:tbl><w:tr><w:tc>${paragraph('序号')}</w:tc><w:tc>${paragraph('激励事项')}</w:tc></w:tr><w:tr><w:tc>${paragraph('1')}</w:tc><w:tc>${paragraph('甲')}${paragraph('乙')}</w:tc></w:tr></w:tbl>`,
    ].join('');
    expect(await readText(files.file('notice.txt', docx(body)))).toBe(
      '一、甲工作成效明显的市\n长沙市、\n序号\t激励事项\n1\t甲 乙\n',
    );
  });

  it('reads what a web page shows', async () => {
    const html =
      '<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body><script>var a="<p>no</p>"</script>' +
      '<p>一、甲工作&ldquo;好&rdquo;的市</p><p>长沙市、&nbsp;株洲市&#12290;<br>湘潭市</p>' +
      '<table><tr><th>序号</th><th>激励事项</th></tr><tr><td>1</td><td><b>甲</b></td></tr></table></body></html>';
    expect(await readText(files.file('a.html', html))).toBe(
      '一、甲工作“好”的市\n长沙市、 株洲市。\n湘潭市\n序号\t激励事项\n1\t甲',
    );
  });

  it('keeps every cell below its head where cells are merged', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell('激励事项')}${cell('激励对象', '<w:gridSpan w:val="2"/>')}${cell('奖励')}</w:tr><w:tr>${cell('甲', '<w:vMerge/>')}${cell('长沙市')}${cell('')}${cell('100万元')}</w:tr></w:tbl>`;
    const rows = '激励事项\t激励对象\t\t奖励\n甲\t长沙市\t\t100万元';
    expect((await readText(files.file('m.docx', docx(body)))).trim()).toBe(rows);
    const html =
      '<table><tr><th>激励事项</th><th colspan="2">激励对象</th><th>奖励</th></tr><tr><td rowspan=2>甲</td><td>长沙市</td><td></td><td rowspan="2">100万元</td></tr><tr><td>株洲市</td><td>攸县</td></tr></table>';
    expect(await readText(files.file('m.html', html))).toBe(`${rows}\n\t株洲市\t攸县\t`);
  });

  it('refuses an empty file, and an archive that is no document', async () => {
    await expect(readText(files.file('e.txt', ''))).rejects.toMatchObject({ code: 'file-empty' });
    const archive = zipOf([{ name: 'other.txt', content: 'x' }]);
    await expect(readText(files.file('z.docx', archive))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
