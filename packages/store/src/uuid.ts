import { randomFillSync } from 'node:crypto';

let lastMillis = 0;
let counter = 0;

/** A UUIDv7 (RFC 9562): the time in milliseconds, then a counter that grows within the millisecond, then chance. Those made
 *  by one process sort in the order in which they were made; those of several by their clocks. */
export function uuidv7(now: () => number = Date.now): string {
  const millis = Math.max(now(), lastMillis);
  counter = millis === lastMillis ? counter + 1 : 0;
  // The counter has 12 bits; beyond them the next millisecond is borrowed.
  lastMillis = counter > 0xfff ? millis + 1 : millis;
  counter &= 0xfff;
  const bytes = randomFillSync(Buffer.allocUnsafe(16));
  bytes.writeUIntBE(lastMillis, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
