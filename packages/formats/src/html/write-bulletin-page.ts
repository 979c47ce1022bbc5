import type { Block, ChartBlock, EconomicBulletin, Run, TableBlock, TableCell } from '@shigan/core';
import { type FormWords, formWords, issueLine } from '../form-words.ts';

export interface BulletinPageOptions {
  /** Address of a figure's explanation; absent in a file that stands alone. */
  readonly explainAt?: (id: string) => string;
  /** Draws a chart as SVG. */
  readonly draw: (chart: ChartBlock) => string;
}

/** The bulletin as one HTML page that needs nothing else: every figure is marked with its id and, where there is a server, is a
 *  door to its explanation. */
export function writeBulletinPage(bulletin: EconomicBulletin<string>, options: BulletinPageOptions): string {
  const words = formWords[bulletin.language];
  const issue = issueLine(bulletin);
  const main = [
    `<header><p class="masthead">${plain(bulletin.masthead)}</p>${issue === null ? '' : `<p class="issue"><span data-plain>${text(issue)}</span></p>`}`,
    `<p class="issued"><span>${plain(bulletin.unit)}</span><span data-plain>${text(bulletin.date)}</span></p></header>`,
    `<h1 data-plain>${text(bulletin.title)}</h1>`,
    bulletin.addressees === '' ? '' : `<p class="to">${plain(words.addressees(bulletin.addressees))}</p>`,
    ...bulletin.body.map((block) => blockHtml(block, options, words)),
    `<p class="signature">${plain(bulletin.unit)}<br><span data-plain>${text(bulletin.date)}</span></p>`,
    bulletin.annex.length === 0
      ? ''
      : `<section class="annex"><h2>${text(words.annex)}</h2>${bulletin.annex.map((block) => blockHtml(block, options, words)).join('')}</section>`,
    `<footer>${bulletin.copiesTo === '' ? '' : `<p>${plain(words.copiesTo(bulletin.copiesTo))}</p>`}<p class="issued"><span>${text(bulletin.unit)}</span><span data-plain>${text(words.printed(bulletin.date))}</span></p></footer>`,
  ].join('\n');
  return `<!doctype html>
<html lang="${bulletin.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(bulletin.title)}</title>
<style>${style}</style>
</head>
<body>
${bulletin.demo ? `<p class="demo">${text(words.demo)}</p>` : ''}
<main>
${main}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block<string>, options: BulletinPageOptions, words: FormWords): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}>${plain(block.text)}</h${block.level + 1}>`;
    case 'paragraph':
      return `<p class="body">${block.runs.map((r) => runHtml(r, options)).join('')}</p>`;
    case 'table':
      return tableHtml(block, options, words);
    case 'chart':
      return `<figure><figcaption><strong>${plain(block.title)}</strong><span>${plain(block.subtitle)}</span></figcaption><div data-plain>${options.draw(block)}</div></figure>`;
  }
}

function runHtml(r: Run<string>, options: BulletinPageOptions): string {
  const inner = r.strong === true ? `<strong>${text(r.text)}</strong>` : text(r.text);
  if (r.figure !== undefined) return figureHtml(inner, r.figure, options);
  return plainHtml(inner, r.text);
}

function figureHtml(inner: string, id: string, options: BulletinPageOptions): string {
  return options.explainAt === undefined
    ? `<span data-figure="${attribute(id)}">${inner}</span>`
    : `<a data-figure="${attribute(id)}" href="${attribute(options.explainAt(id))}">${inner}</a>`;
}

function tableHtml(block: TableBlock<string>, options: BulletinPageOptions, words: FormWords): string {
  const cell = (c: TableCell<string>): string => {
    const inner = c.figure === undefined ? plain(c.text) : figureHtml(text(c.text), c.figure, options);
    return `<td class="${c.align ?? 'left'}">${inner}</td>`;
  };
  return [
    `<table><caption>${plain(block.title)}${block.unit === '' ? '' : `<span class="unit">${plain(words.unit(block.unit))}</span>`}</caption>`,
    `<thead><tr>${block.head.map((h) => `<th scope="col" data-plain>${text(h).replaceAll('\n', '<br>')}</th>`).join('')}</tr></thead>`,
    `<tbody>${block.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`,
    ...block.notes.map((note) => `<p class="note" data-plain>${text(words.note(note))}</p>`),
  ].join('');
}

/** Words; digits that are no figure (a month, a number of members) are marked as such. */
function plain(raw: string): string {
  return plainHtml(text(raw), raw);
}

function plainHtml(inner: string, raw: string): string {
  return /\d/.test(raw) ? `<span data-plain>${inner}</span>` : inner;
}

function text(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(raw: string): string {
  return text(raw).replaceAll('"', '&quot;');
}

const style = `
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1d1b18;--ink-3:#6b665c;--rule:#e6e2d8;--red:#b3261b;--blue:#23486b}
@media (prefers-color-scheme:dark){:root{--paper:#171614;--ink:#ebe7de;--ink-3:#989184;--rule:#2c2a26;--red:#f0806f;--blue:#96bbdc}}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.75 "Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}
main{max-width:42em;margin:0 auto;padding:32px 24px 64px}
.demo{margin:0;padding:4px 24px;text-align:right;font-size:12px;color:var(--ink-3)}
.masthead{margin:0;text-align:center;color:var(--red);font-size:40px;font-weight:700;letter-spacing:.1em}
.issue{text-align:center;margin:0}
.issued{display:flex;justify-content:space-between;margin:0}
header{border-bottom:3px solid var(--red);padding-bottom:6px}
h1{font-size:26px;text-align:center;margin:40px 0 24px}
h2{font-size:18px;margin:24px 0 4px;font-family:"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
h3{font-size:16px;margin:12px 0 0;font-weight:600}
.body{margin:0;text-indent:2em;text-align:justify}
.signature{text-align:right;margin:32px 4em 0 0}
a[data-figure]{color:inherit;text-decoration:underline dotted;text-underline-offset:3px}
a[data-figure]:hover,a[data-figure]:focus-visible{color:var(--blue)}
table{width:100%;border-collapse:collapse;margin:24px 0 4px;font:13px/1.5 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums}
caption{font-weight:600;text-align:left;padding-bottom:4px}
.unit{float:right;font-weight:400;color:var(--ink-3);font-size:12px}
th,td{padding:3px 6px;border-bottom:1px solid var(--rule);font-weight:400}
thead th{border-top:1px solid var(--ink);border-bottom:1px solid var(--ink);color:var(--ink-3);font-size:12px}
thead th{vertical-align:bottom}tbody tr:hover{background:color-mix(in srgb,var(--ink) 4%,transparent)}
td{white-space:nowrap}td.right{text-align:right}td.center{text-align:center}
.note{font-size:12px;color:var(--ink-3);margin:0}
figure{margin:24px 0}figcaption{display:flex;flex-direction:column}figcaption span{font-size:12px;color:var(--ink-3)}
figure svg{max-width:100%;height:auto;background:#fff}
.annex{margin-top:48px;border-top:1px solid var(--ink)}
footer{margin-top:48px;border-top:1px solid var(--ink);border-bottom:1px solid var(--ink);font-size:14px}
@media print{body{background:#fff;color:#000}.annex{break-before:page}}
`;
