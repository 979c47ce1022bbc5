import type { Language, LightColour } from '@shigan/core';

const signs: Readonly<
  Record<LightColour, { readonly shape: string; readonly zh: string; readonly en: string; readonly code: number }>
> = {
  green: { shape: '●', zh: '绿', en: 'green', code: 32 },
  yellow: { shape: '▲', zh: '黄', en: 'yellow', code: 33 },
  red: { shape: '■', zh: '红', en: 'red', code: 31 },
};

/** A light as text: a shape and a word; colour only supports them. */
export function lightSign(light: LightColour, language: Language, colour: boolean): string {
  const { shape, code, ...words } = signs[light];
  const text = `${shape}${language === 'zh' ? '' : ' '}${words[language]}`;
  return colour ? `\u001B[${code}m${text}\u001B[39m` : text;
}
