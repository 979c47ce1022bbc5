/** A paragraph or a title is one line: what comes from elsewhere brings line breaks of its own. */
export function oneLine(text: string): string {
  const lines = text.split(/[\r\n]/u);
  return lines.map((line) => line.trim()).join('');
}
