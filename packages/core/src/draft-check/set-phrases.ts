/** Phrases that hold numerals and say no number (固定词组): slogans, plans, kinds of enterprises, the counting of points. They are
 *  matched before any number is. Quotation marks may stand around or inside them. */
const phrases: readonly string[] = [
  '四个意识',
  '四个自信',
  '四个全面',
  '两个维护',
  '两个确立',
  '三个务必',
  '五位一体',
  '三高四新',
  '双过半',
  '时间过半',
  '任务过半',
  '五好园区',
  '五好',
  '三个唯一',
  '十二五',
  '十三五',
  '十四五',
  '十五五',
  '500强',
  '100强',
  '四上',
  '三无',
  '三去一降一补',
  '六稳',
  '六保',
  '三重一大',
  '两新一重',
  '三公',
  '第一方阵',
  '第二方阵',
  '第三方阵',
  '一盘棋',
  '一抓到底',
  '一把手',
  '三个方面',
  '两项工作',
  '一个问题',
  '一个领导',
  '一个专班',
  '两手抓',
  '千方百计',
  '一二三产业',
];

const quotes = '“”"‘’\'';
const anniversary = /(?:建党|建国|建军|成立|诞辰)\d{1,4}周年/g;

/** Where set phrases stand, as half-open stretches in order. `text` is in half-width characters. */
export function setPhrasesIn(text: string): readonly (readonly [number, number])[] {
  const { bare, places } = withoutQuotes(text);
  const found: (readonly [number, number])[] = [];
  for (const phrase of phrases)
    for (let at = bare.indexOf(phrase); at !== -1; at = bare.indexOf(phrase, at + phrase.length))
      found.push([places[at]!, places[at + phrase.length - 1]! + 1]);
  for (const match of bare.matchAll(anniversary))
    found.push([places[match.index]!, places[match.index + match[0].length - 1]! + 1]);
  return found.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
}

function withoutQuotes(text: string): { readonly bare: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (quotes.includes(character)) continue;
    bare += character;
    places.push(at);
  }
  return { bare, places };
}
