import {
  chart,
  colourOf,
  escaped,
  type Labels,
  layoutFor,
  legend,
  margin,
  niceTicks,
  round,
  yAxis,
} from "./svg-chart.ts";

export interface Series {
  readonly name: string;
  /** Points in ascending x. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot extends Labels {
  readonly xLabel: string;
  /** `logarithmic` has a tick at each power of ten, and takes no zero. @default linear */
  readonly xScale?: "linear" | "logarithmic";
  readonly series: readonly Series[];
}

/** Lines that their dashes distinguish, too. */
const dashes = ["none", "6 3", "2 3", "8 3 2 3"];
const strokeOf = (index: number) =>
  `stroke="${colourOf(index)}" stroke-width="2" stroke-dasharray="${dashes[index % dashes.length] ?? "none"}"`;

/** A line for each series, as SVG. */
export function linePlot({ xLabel, xScale = "linear", series, ...labels }: Plot): string {
  const all = series.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x);
  const xTicks =
    xScale === "linear" ? niceTicks(Math.max(...xs)) : powersOfTen(Math.min(...xs), Math.max(...xs));
  const layout = layoutFor(series.length);
  const { bottom, height, right } = layout;
  const along = xScale === "linear" ? (value: number) => value : Math.log10;
  const [from, to] = [along(xTicks[0] ?? 0), along(xTicks.at(-1) ?? 1)];
  const x = (value: number) =>
    round(margin.left + ((along(value) - from) / (to - from)) * (right - margin.left));
  const { y, lines } = yAxis(Math.max(...all.map(([, value]) => value)), layout);

  return chart(labels, series.length, [
    ...lines,
    ...xTicks.map(
      (tick) =>
        `<text x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${tick.toLocaleString("en")}</text>`,
    ),
    `<text x="${(margin.left + right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(xLabel)}</text>`,
    ...series.map(({ points }, index) => {
      const path = points.map(([a, b]) => `${x(a)},${y(b)}`).join(" ");
      return `<polyline points="${path}" fill="none" ${strokeOf(index)}/>`;
    }),
    ...legend(
      series.map(({ name }) => name),
      (index, middle) =>
        `<line x1="${margin.left}" x2="${margin.left + 32}" y1="${middle}" y2="${middle}" ${strokeOf(index)}/>`,
    ),
  ]);
}

/** From the one at or below the smallest value to the one at or above the largest. */
function powersOfTen(smallest: number, largest: number): number[] {
  const first = Math.floor(Math.log10(smallest));
  const count = Math.max(Math.ceil(Math.log10(largest)) - first, 1);
  return Array.from({ length: count + 1 }, (_, index) => 10 ** (first + index));
}
