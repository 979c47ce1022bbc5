import { announcesRecipients } from './group-words.ts';

/** A line that opens a part of a notice: its number as printed, its style, and what follows the number on the line. */
export interface Opening {
  /** Lines of one style are on one level of the outline. */
  readonly style: 'alone' | 'han' | 'hanBracket' | 'digit' | 'digitBracket' | 'circled' | 'item';
  readonly number: string;
  readonly rest: string;
}

const bareNumber = /^([\d０-９]{1,2})[ \u3000]+(\p{Script=Han}.*)$/u;

const headingBefore = (text: string): string => text.split(/[:：]/u)[0] ?? '';

const styles: readonly (readonly [Opening['style'], RegExp])[] = [
  ['alone', /^(?:第)?([\d０-９]{1,3}|[一二三四五六七八九十]{1,4})(?:项)?[、.．]?()$/u],
  ['hanBracket', /^([(（][一二三四五六七八九十]{1,4}[)）])[、.．]?\s*(.*)$/su],
  ['digitBracket', /^([(（][\d０-９]{1,3}[)）])[、.．]?\s*(.*)$/su],
  ['item', /^(第(?:[一二三四五六七八九十]{1,4}|[\d０-９]{1,3})项)[:：、.．\s]\s*(.*)$/su],
  ['han', /^([一二三四五六七八九十]{1,4})[、.．]\s*(.*)$/su],
  ['han', /^([一二三四五六七八九十]{1,3}是)[,，:：]?\s*(.*)$/su],
  ['digit', /^([\d０-９]{1,3})(?:[、．]|\.(?![\d０-９]))\s*(.*)$/su],
  ['digit', bareNumber],
  ['circled', /^([①-⑳])\s*(.*)$/su],
];

/** Reads the number that opens a line: alone on it, or 一、 （一） 1. (1) ① 第一项. Undefined for a line that opens nothing. A
 *  number in brackets keeps them, another is without its sign: that is how it is printed and quoted. */
export function openingOf(line: string): Opening | undefined {
  for (const [style, pattern] of styles) {
    const match = pattern.exec(line);
    // A bare number before words opens a part only where they announce who follows: 15 年来 does not.
    if (match && pattern === bareNumber && !announcesRecipients(headingBefore(match[2] ?? ''))) continue;
    if (match) return { style, number: match[1] ?? '', rest: (match[2] ?? '').trim() };
  }
  return undefined;
}
