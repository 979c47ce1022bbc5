const inBrackets =
  /[(（]([^()（）]{2,80}?)(?:组织实施|负责组织实施|牵头组织实施|负责实施|牵头实施|负责落实|组织落实|负责|牵头|实施|落实)(?:[,，;；]([^()（）]{2,60}?)(?:配合|参与|协办|按职责分工负责)?)?[)）]/gu;

const labelled = /^(?:牵头单位|责任单位|组织实施单位|实施单位|牵头部门|配合单位|责任部门)[:：](.+)$/u;

/** Brackets that hold nothing but agencies: (省工业和信息化厅), (责任单位:省农业农村厅、省乡村振兴局). */
const agency = '(?:省|国家|中国|财政|科技|教育)[^()（）、，,:：]{1,18}(?:厅|局|委|办|部|院|银行|总队|政府|分行)';
const onlyAgencies = new RegExp(
  `[(（](?:(?:牵头|责任|组织|实施)(?:单位|部门)[:：])?(${agency}(?:[、,，]${agency})*)[)）]`,
  'gu',
);

/** Agencies of a paragraph (组织实施单位): in brackets behind the reward (`(省商务厅、省财政厅组织实施)`), or on a line of their
 *  own (`牵头单位:省农业农村厅`). In the order printed. */
export function readAgencies(paragraph: string): readonly string[] {
  const own = paragraph.split(/[;；]/u).flatMap((piece) => labelled.exec(piece.trim())?.[1] ?? []);
  const verbal = own.length > 0 ? own : [...paragraph.matchAll(inBrackets)].flatMap((match) => [match[1], match[2]]);
  const found = verbal.length > 0 ? verbal : [...paragraph.matchAll(onlyAgencies)].map((match) => match[1]);
  const names = found
    .flatMap((text) => text?.split(/[、,，;；]|[和及](?=省|市|国家|中国|财政|人力)|会同|牵头/u) ?? [])
    .map((name) =>
      name
        .replace(/^(?:由)/u, '')
        .replace(/(?:配合|参与|等|。){1,8}$/u, '')
        .trim(),
    )
    .filter((name) => name.length > 1);
  return [...new Set(names)];
}

/** Whether a paragraph only names agencies. */
export function isAgencyLine(paragraph: string): boolean {
  if (new RegExp(`^(?:${onlyAgencies.source})。?$`, 'u').test(paragraph)) return true;
  return labelled.test(paragraph) || /^[(（][^()（）]*(?:实施|负责|牵头|落实|配合)[)）]。?$/u.test(paragraph);
}

const bracket = /[(（][^()（）]{3,120}[)）]/gu;

/** Takes out of a name list the brackets that name agencies and no recipient: 攸县、中方县（省财政厅）. */
export function withoutAgencies(names: string): { readonly names: string; readonly brackets: readonly string[] } {
  const brackets: string[] = [];
  const left = names.replaceAll(bracket, (text) => {
    if (!isAgencyLine(text) || readAgencies(text.slice(1, -1)).length + readAgencies(text).length === 0) return text;
    brackets.push(text);
    return '';
  });
  return { names: left, brackets };
}
