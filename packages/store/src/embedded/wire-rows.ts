/** The first column of every row in an answer to a simple query; an error in it is thrown. */
export function firstRows(answer: Buffer): readonly (string | null)[] {
  const rows: (string | null)[] = [];
  for (let at = 0; at + 5 <= answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    const type = String.fromCharCode(answer[at] ?? 0);
    const end = at + 1 + answer.readInt32BE(at + 1);
    if (type === 'E')
      throw new Error(
        `engine: ${answer
          .toString('utf8', at + 5, end)
          .replaceAll('\0', ' ')
          .trim()}`,
      );
    if (type !== 'D' || answer.readInt16BE(at + 5) === 0) continue;
    const length = answer.readInt32BE(at + 7);
    rows.push(length < 0 ? null : answer.toString('utf8', at + 11, at + 11 + length));
  }
  return rows;
}
