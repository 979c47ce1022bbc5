import { type Day, daysInMonth, formatDay, isDay } from '../../instant.ts';

/** The day that a cell of a table of matters states: 2021-06-30, 2021/6/30, 2021.6.30, 2021年6月30日; 2021年6月, 6月底 and 年底 are the
 *  last day of what they name. A day without a year is of `year`. Undefined for anything else. */
export function tableDay(text: string, year: number): Day | undefined {
  const folded = text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/(?:之前|以前|前|止)$/u, '');
  const whole = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?(?:日|号)?|月)?(?:底|末)?$/u.exec(folded);
  if (whole !== null) return dayIn(Number(whole[1]), Number(whole[2]), whole[3]);
  const inYear = /^(\d{1,2})月(?:(\d{1,2})(?:日|号)?)?(?:底|末)?$/u.exec(folded);
  if (inYear !== null) return dayIn(year, Number(inYear[1]), inYear[2]);
  const end = /^(?:(\d{4})年|(?:今年)?年)(?:底|末)$/u.exec(folded);
  return end === null ? undefined : formatDay(end[1] === undefined ? year : Number(end[1]), 12, 31);
}

function dayIn(year: number, month: number, day: string | undefined): Day | undefined {
  if (month < 1 || month > 12) return undefined;
  const found = formatDay(year, month, day === undefined ? daysInMonth(year, month) : Number(day));
  return isDay(found) ? found : undefined;
}
