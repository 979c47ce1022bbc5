/** A piece of a name list: a name, or something that is none. */
export interface NamePiece {
  readonly text: string;
  /** What closed the piece: a colon says that it only heads what follows. */
  readonly closedBy: string;
}

const separators = new Set(['、', ',', '，', ';', '；', '。', '\n', '\t', '|', '/', '／']);
const blanks = /[ \u00A0\u3000]/u;

/** Splits a name list on `、 , ， ; ； 。` and at line breaks; not within brackets, which explain the name before them. Blanks
 *  inside a piece stay: whoever knows the names says whether they part or only space out. */
export function splitNames(list: string): readonly NamePiece[] {
  const pieces: NamePiece[] = [];
  let text = '';
  let depth = 0;
  const close = (sign: string): void => {
    const trimmed = text.trim();
    if (trimmed !== '') pieces.push({ text: trimmed, closedBy: sign });
    text = '';
  };
  for (const sign of list) {
    if (sign === '(' || sign === '（') depth += 1;
    if (sign === ')' || sign === '）') depth = Math.max(0, depth - 1);
    if (depth === 0 && (sign === ':' || sign === '：')) close(':');
    else if (depth === 0 && separators.has(sign)) close(sign);
    // A bracket that never closes must not swallow the list.
    else if (sign === '\n') {
      depth = 0;
      close(sign);
    } else text += sign;
  }
  close('');
  return pieces;
}

/** Pieces between blanks. */
export function splitBlanks(text: string): readonly string[] {
  return text.split(blanks).filter((part) => part !== '');
}

/** A name without the 等 that may follow it (`浏阳市等4个县市区`), and what was taken off. */
export function withoutEtcetera(text: string): { readonly name: string; readonly dropped: string | undefined } {
  // 市（州） and 县（市、区） count as 市州 and 县市区 do.
  const plain = text.replace(/[(（][省市州县区、]+[)）]$/u, '');
  const match =
    /^(.*?)等(?:等)?(?:共)?(?:\s*[\d一二三四五六七八九十]+\s*个?(?:市州|市|州|县市区|县区|县市|县|区|地区|地方|园区|单位|城市)?)?(?:地区|地方|市州|县市区)?$/u.exec(
      plain,
    );
  if (match?.[1] !== undefined) return { name: match[1], dropped: '等' };
  // 湘西州3个市（州）: a count without 等 closes a list as well.
  const counted = /^(.*[市州县区旗园])(?:共|这)?(\d{1,3}个(?:市州|市|州|县市区|县区|县市|县|区|地区|地方|园区)$)/u.exec(
    plain,
  );
  return counted?.[1] === undefined || counted[2] === undefined
    ? { name: text, dropped: undefined }
    : { name: counted[1], dropped: counted[2] };
}
