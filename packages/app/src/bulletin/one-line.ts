/** A paragraph or a title is one line: what comes from elsewhere brings line breaks of its own. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/gu, '').trim();
}
