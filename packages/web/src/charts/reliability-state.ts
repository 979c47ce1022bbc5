import type { ReliabilityBody } from '@shigan/contract';

export interface ReliabilityPoint {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly bin: ReliabilityBody;
}

export const reliabilityBox: { readonly size: number; readonly pad: number } = { size: 260, pad: 34 };

const [smallest, largest] = [3, 11];

/** A reliability diagram (可靠性图) as it is drawn: a circle per bin, as large as it holds outlooks. On the diagonal what was stated came
 *  true as often as stated. */
export function reliabilityState(bins: readonly ReliabilityBody[]): readonly ReliabilityPoint[] {
  const { size, pad } = reliabilityBox;
  const inner = size - 2 * pad;
  const most = Math.max(...bins.map((b) => b.count), 1);
  return bins.map((bin) => ({
    x: pad + bin.stated * inner,
    y: size - pad - bin.came * inner,
    r: smallest + (largest - smallest) * Math.sqrt(bin.count / most),
    bin,
  }));
}
