const dayMs = 86_400_000;
const day0 = Date.UTC(1899, 11, 30);
const day0Of1904 = Date.UTC(1904, 0, 1);
const lastSerial = 2_958_465; // 9999-12-31

/** The day of a spreadsheet's serial number (序列值): 44299 → 2021-04-13. In the 1900 system the year 1900 has a 29 February
 *  that never was; serials up to 59 count from one day later, 60 is no day. Times of day are cut off. Undefined outside
 *  1900–9999. */
export function dayOfSerial(serial: number, date1904 = false): string | undefined {
  const whole = Math.floor(serial);
  if (date1904) return whole >= 0 && whole <= lastSerial - 1462 ? isoDay(day0Of1904 + whole * dayMs) : undefined;
  if (whole < 1 || whole > lastSerial || whole === 60) return undefined;
  return isoDay(day0 + (whole < 60 ? whole + 1 : whole) * dayMs);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The serial number of a day (`2021-04-13`) in the 1900 system. */
export function serialOfDay(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(ms) || isoDay(ms) !== day)
    throw new Error(`invalid day: ${day}`);
  const serial = (ms - day0) / dayMs;
  return serial <= 60 ? serial - 1 : serial;
}
