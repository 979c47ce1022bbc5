import type { ChainLinkBody } from '@shigan/contract';

const width = 168;
const height = 58;
const gap = { x: 52, y: 22 };
const margin = 8;

/** A link of a chain as it is drawn. */
interface DrawnLink {
  readonly link: ChainLinkBody;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A chain laid out: links in columns from raw material to market, lines from each to those that take from it. */
interface DrawnChain {
  readonly width: number;
  readonly height: number;
  readonly links: readonly DrawnLink[];
  readonly lines: readonly {
    readonly from: string;
    readonly to: string;
    readonly path: string;
    readonly isBroken: boolean;
  }[];
}

/** Lays a chain out. Links of one position stand below each other; a name that no link has draws no line; a line with a missing end is
 *  broken. */
export function layOut(links: readonly ChainLinkBody[]): DrawnChain {
  const positions = [...new Set(links.map(({ position }) => position))].toSorted((a, b) => a - b);
  const columns = positions.map((position) => links.filter((link) => link.position === position));
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  const whole = tallest * (height + gap.y) - gap.y;
  const drawn = columns.flatMap((column, i) => {
    const own = column.length * (height + gap.y) - gap.y;
    return column.map((link, j) => ({
      link,
      x: margin + i * (width + gap.x),
      y: margin + (whole - own) / 2 + j * (height + gap.y),
      width,
      height,
    }));
  });
  const byName = new Map(drawn.map((one) => [one.link.name, one]));
  const lines = drawn.flatMap((to) =>
    to.link.upstream.flatMap((name) => {
      const from = byName.get(name);
      return from === undefined || from === to ? [] : [lineOf(from, to)];
    }),
  );
  return {
    width: Math.max(1, columns.length) * (width + gap.x) - gap.x + 2 * margin,
    height: whole + 2 * margin,
    links: drawn,
    lines,
  };
}

function lineOf(from: DrawnLink, to: DrawnLink): DrawnChain['lines'][number] {
  const [x1, y1] = [from.x + width, from.y + height / 2];
  const [x2, y2] = [to.x, to.y + height / 2];
  const bend = x1 + Math.max(12, (x2 - x1) / 2);
  return {
    from: from.link.code,
    to: to.link.code,
    path: `M${x1} ${y1}H${bend}V${y2}H${x2}`,
    isBroken: [from, to].some(({ link }) => link.strength.code === 'missing'),
  };
}
