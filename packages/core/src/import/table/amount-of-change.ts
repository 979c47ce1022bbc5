import { foldText } from '../../fold.ts';
import type { Column } from './column.ts';

const change =
  /^(?:同比|比?(?:上年|去年|上年同期|去年同期|同期)|较(?:上年|去年|上年同期|去年同期|同期))?(?:增减|增长|增加|增降|净增|增\(减\)|增|±|\+-|\+\/-)(?:±|\+-)?(?:额|量|数|值)?$/u;

/** 增减± beside 增减%: of two columns of one change the one without a percent sign holds the amount of it (增减额), which is no
 *  observation. A head that states its unit, or says that it is a rate (增速), is left as it is. */
export function withoutAmountsOfChange(columns: readonly Column[]): readonly Column[] {
  return columns.map((column, i) => {
    if (!isBareChange(column)) return column;
    const twin = [columns[i + 1], columns[i - 1]].some((beside) => beside !== undefined && isItsRate(beside, column));
    return twin ? { ...column, facets: { ...column.facets, aside: 'absolute-change' } } : column;
  });
}

function isBareChange({ facets, head }: Column): boolean {
  const bottom = foldText(head.at(-1)?.text ?? '');
  return facets.measure === 'yoy' && facets.units === undefined && facets.aside === undefined && change.test(bottom);
}

function isItsRate({ facets }: Column, column: Column): boolean {
  const isRate = facets.measure === 'yoy' && facets.aside === undefined && facets.units?.join('') === '%';
  const own = column.facets;
  return (
    isRate &&
    facets.region === own.region &&
    (facets.indicator === own.indicator || facets.indicator === undefined) &&
    JSON.stringify(facets.span) === JSON.stringify(own.span)
  );
}
