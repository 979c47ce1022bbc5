/** Numbers written as text, separated by white space: what was learned is kept that way, so that it can be read and compared. */
export function parseNumbers(text: string): Float64Array {
  return Float64Array.from(text.trim().split(/\s+/), Number);
}
