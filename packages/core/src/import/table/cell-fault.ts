import type { GridCell } from '../grid.ts';
import type { FaultSeed } from './coordinate.ts';

/** The fault of a cell that holds no figure where one belongs. */
export function cellFault(
  reason: 'cell-error' | 'not-a-number' | 'date',
  cell: GridCell | undefined,
  column: number,
): FaultSeed {
  const text = cell?.error ?? cell?.text ?? cell?.date ?? (cell?.number === undefined ? '' : String(cell.number));
  const value = text.trim();
  return {
    code: reason === 'cell-error' ? 'formula-error' : 'not-a-number',
    row: null,
    column,
    value,
    params: reason === 'cell-error' ? { reason: errorReason(value) } : {},
    wholeRow: false,
  };
}

const errorReasons: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  '#DIV/0!': { zh: '除数为零', en: 'division by zero' },
  '#REF!': { zh: '引用失效', en: 'the reference is lost' },
  '#VALUE!': { zh: '参与计算的不是数', en: 'not a number in the formula' },
  '#NAME?': { zh: '名称不存在', en: 'unknown name' },
  '#NUM!': { zh: '数超出范围', en: 'number out of range' },
  '#NULL!': { zh: '区域没有交集', en: 'ranges do not meet' },
};

function errorReason(error: string): { readonly zh: string; readonly en: string } {
  return errorReasons[error] ?? { zh: '公式有误', en: 'the formula is wrong' };
}
