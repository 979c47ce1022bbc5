import { demoRecord } from '@shigan/app/testing/demo-record';
import { checkDraft } from '@shigan/core';
import { labelledTexts } from './labelled.ts';
import { type KindScore, scoreOf } from './score.ts';

// `npm run bench -- draft`: precision and recall of the draft check by kind of claim, on labelled texts about the demonstration city, and
// how long a hundred pages take.

const record = demoRecord();
const texts = labelledTexts();
const check = (text: string): ReturnType<typeof checkDraft> => checkDraft(text, '431200', record);
const { kinds, all, differences } = scoreOf(texts, check);

const line = ({ kind, labelled, found, precision, recall, judged, matched }: KindScore): string =>
  [
    kind.padEnd(16),
    String(labelled).padStart(9),
    String(found).padStart(7),
    percent(precision).padStart(10),
    percent(recall).padStart(8),
    percent(matched === 0 ? 1 : judged / matched).padStart(8),
  ].join('');

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

console.log(`${texts.length} texts, ${all.labelled} claims`);
console.log('kind              labelled  found precision  recall  judged');
for (const kind of [...kinds, all]) console.log(line(kind));
for (const { title, labelled, found } of differences)
  console.log(
    `  ${title}: ${labelled === undefined ? 'nothing' : `${labelled.text} ${labelled.kind} ${labelled.verdict}`} — ${found === undefined ? 'nothing' : `${found.text} ${found.kind} ${found.verdict}`}`,
  );

/** A hundred pages of seven hundred characters. */
const pages = 70_000;
const whole = texts.map(({ text }) => text).join('\n');
const long = whole.repeat(Math.ceil(pages / whole.length)).slice(0, pages);
const times = Array.from({ length: 5 }, () => {
  const begun = performance.now();
  check(long);
  return performance.now() - begun;
}).toSorted((a, b) => a - b);
console.log(
  `${pages} characters: ${times[2]!.toFixed(0)} ms (median of five, ${times[0]!.toFixed(0)}–${times[4]!.toFixed(0)})`,
);
