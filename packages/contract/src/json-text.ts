/** The bytes of a JSON answer, the same on every surface: one line, and its end. */
export function jsonText(body: unknown): string {
  return `${JSON.stringify(body)}\n`;
}
