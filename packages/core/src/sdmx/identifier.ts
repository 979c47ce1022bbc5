/** Writes a code of ours as an SDMX identifier, which may hold letters, digits and `_ @ $ -` and nothing else (标识符): a full stop
 *  becomes `@` (`431200.local` → `431200@local`), any other character its number in hexadecimal between `$`. Every text has one
 *  identifier, and {@link parseSdmxId} gives it back. */
export function sdmxId(code: string): string {
  return code.replace(/[^A-Za-z0-9_-]/gu, (character) =>
    character === '.' ? '@' : `$${character.codePointAt(0)?.toString(16) ?? ''}$`,
  );
}

/** The code that an identifier stands for; the identifier itself where it is none of {@link sdmxId}'s. */
export function parseSdmxId(id: string): string {
  return id.replace(/@|\$([0-9a-f]{1,6})\$/gu, (whole, hexadecimal: string | undefined) => {
    if (hexadecimal === undefined) return '.';
    const point = Number.parseInt(hexadecimal, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
