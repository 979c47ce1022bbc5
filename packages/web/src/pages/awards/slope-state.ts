import type { StandingBody } from '@shigan/contract';

/** One city's line in the slope chart. */
interface SlopeLine {
  readonly code: string;
  readonly name: string;
  readonly own: boolean;
  readonly points: readonly { readonly year: number; readonly count: number }[];
  /** What the count at the end comes from. */
  readonly figure: string;
  /** Where the label at the end stands, spread so that no two touch. */
  readonly labelAt: number;
}

/** What the chart is drawn from: the part of a standing that it needs. */
export interface SlopeSource {
  readonly region: StandingBody['region'];
  readonly years: readonly Pick<StandingBody['years'][number], 'year' | 'total'>[];
  readonly peers: readonly Pick<StandingBody['peers'][number], 'code' | 'name' | 'years'>[];
}

export interface SlopeState {
  readonly years: readonly number[];
  readonly most: number;
  readonly lines: readonly SlopeLine[];
}

/** Counts of the city and of all others over the years (坡度图), with the places of the labels: at the line's end, moved apart to
 *  `apart` in the units of `height`, in the order of the counts. */
export function slopeState(body: SlopeSource, height: number, apart: number): SlopeState {
  const years = body.years.map((line) => line.year);
  const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
  const lines = [
    {
      ...body.region,
      own: true,
      figure: body.years.at(-1)?.total.id ?? '',
      points: body.years.map(({ year, total }) => ({ year, count: count(total.value) })),
    },
    ...body.peers.map((peer) => ({
      code: peer.code,
      name: peer.name,
      own: false,
      figure: peer.years.at(-1)?.peer.id ?? '',
      points: peer.years.map((line) => ({ year: line.year, count: count(line.peer.value) })),
    })),
  ];
  const most = Math.max(1, ...lines.flatMap((line) => line.points.map((point) => point.count)));
  const end = (line: (typeof lines)[number]): number => height * (1 - (line.points.at(-1)?.count ?? 0) / most);
  const ordered = lines.toSorted((a, b) => end(a) - end(b));
  const places = spread(
    ordered.map((line) => end(line)),
    apart,
    height,
  );
  return {
    years,
    most,
    lines: ordered.map((line, place) => ({ ...line, labelAt: places[place] ?? 0 })),
  };
}

/** Moves sorted places apart: downwards first, then up again where they run over the end. */
function spread(places: readonly number[], apart: number, height: number): readonly number[] {
  const moved = [...places];
  for (let at = 1; at < moved.length; at++) moved[at] = Math.max(moved[at] ?? 0, (moved[at - 1] ?? 0) + apart);
  for (let at = moved.length - 1; at >= 0; at--) {
    const limit = at === moved.length - 1 ? height : (moved[at + 1] ?? height) - apart;
    moved[at] = Math.min(moved[at] ?? 0, limit);
  }
  return moved;
}
