import { describe, expect, it } from 'vitest';
import { fileTypeOf } from './file-type.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('the type of a file', () => {
  it.each([
    ['到户签收表.pdf', text('%PDF-1.7\n'), 'application/pdf', 'pdf'],
    ['现场.JPG', bytes('ff d8 ff e0 00'), 'image/jpeg', 'image'],
    ['截图.png', bytes('89 50 4e 47 0d 0a 1a 0a'), 'image/png', 'image'],
    ['台账.xlsx', bytes('50 4b 03 04 14'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', null],
    ['红头文件.doc', bytes('d0 cf 11 e0 a1 b1 1a e1'), 'application/msword', null],
    ['航拍.mp4', bytes('00 00 00 18 66 74 79 70'), 'video/mp4', null],
    ['名单.csv', text('单位,数量\n甲,3'), 'text/plain', null],
    ['名单.txt', bytes('b5 a5 ce bb 0d 0a'), 'text/plain', null],
  ])('%s is told by its content', (name, head, mediaType, preview) => {
    expect(fileTypeOf(head, name)).toMatchObject({ mediaType, preview });
  });

  it.each([
    ['a program that says it is a picture', '现场.jpg', text('MZ\u0090\u0000')],
    ['a picture that says it is PDF', '签收表.pdf', bytes('ff d8 ff e0')],
    ['a page', '说明.txt', text('<!doctype html><script>')],
    ['a drawing with scripts', '图.svg', text('<svg onload="x">')],
    ['a script', '脚本.txt', text('#!/bin/sh')],
    ['nothing', '空.txt', text('')],
    ['a name without an ending', '文件', text('%PDF-1.7')],
  ])('%s is refused', (_, name, head) => {
    expect(fileTypeOf(head, name)).toBeUndefined();
  });
});
