/** Line charts as SVG that a browser, a document and a dark page can show: no script, no font, no colour alone. */

export interface Series {
  readonly name: string;
  /** Points in ascending x. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Plot {
  readonly title: string;
  readonly xLabel: string;
  /** `logarithmic` has a tick at each power of ten, and takes no zero. @default linear */
  readonly xScale?: "linear" | "logarithmic";
  readonly yLabel: string;
  readonly series: readonly Series[];
}

const width = 720;
const plotHeight = 232;
const legendRow = 18;
const margin = { right: 28, bottom: 48, left: 64 };
/** Told apart without colour vision, too: Okabe and Ito's, and a dash pattern each. */
const strokes = [
  { colour: "#0072b2", dash: "none" },
  { colour: "#d55e00", dash: "6 3" },
  { colour: "#009e73", dash: "2 3" },
  { colour: "#cc79a7", dash: "8 3 2 3" },
];

export function linePlot({ title, xLabel, xScale = "linear", yLabel, series }: Plot): string {
  const all = series.flatMap(({ points }) => points);
  const xs = all.map(([x]) => x);
  const xTicks =
    xScale === "linear" ? niceTicks(Math.max(...xs)) : powersOfTen(Math.min(...xs), Math.max(...xs));
  const yTicks = niceTicks(Math.max(...all.map(([, y]) => y)));
  const right = width - margin.right;
  const top = 48 + series.length * legendRow;
  const bottom = top + plotHeight;
  const height = bottom + margin.bottom;
  const along = xScale === "linear" ? (value: number) => value : Math.log10;
  const [from, to] = [along(xTicks[0] ?? 0), along(last(xTicks))];
  const x = (value: number) =>
    round(margin.left + ((along(value) - from) / (to - from)) * (right - margin.left));
  const y = (value: number) => round(bottom - (value / last(yTicks)) * (bottom - top));

  const grid = [
    ...yTicks.map(
      (tick) =>
        `<line x1="${margin.left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>` +
        `<text x="${margin.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString("en")}</text>`,
    ),
    ...xTicks.map(
      (tick) =>
        `<text x="${x(tick)}" y="${bottom + 18}" text-anchor="middle">${tick.toLocaleString("en")}</text>`,
    ),
  ];
  const lines = series.map(({ points }, index) => {
    const { colour, dash } = strokeOf(index);
    const path = points.map(([a, b]) => `${x(a)},${y(b)}`).join(" ");
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`;
  });
  const legend = series.map(({ name }, index) => {
    const { colour, dash } = strokeOf(index);
    const middle = 40 + index * legendRow;
    return (
      `<line x1="${margin.left}" x2="${margin.left + 32}" y1="${middle}" y2="${middle}" stroke="${colour}" ` +
      `stroke-width="2" stroke-dasharray="${dash}"/><text x="${margin.left + 40}" y="${middle + 4}">${escaped(name)}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}"`,
    ` font-family="sans-serif" font-size="12" fill="#222"><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${margin.left}" y="22" font-size="14" font-weight="bold">${escaped(title)}</text>`,
    ...grid,
    `<text x="${(margin.left + right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(xLabel)}</text>`,
    `<text transform="translate(14 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(yLabel)}</text>`,
    ...lines,
    ...legend,
    "</svg>\n",
  ].join("\n");
}

const strokeOf = (index: number) => strokes[index % strokes.length] ?? { colour: "#000", dash: "" };

/** From zero to the first round step at or above the largest value. */
function niceTicks(largest: number): number[] {
  const rough = Math.max(largest, 1e-9) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil(largest / step);
  return Array.from({ length: Math.max(count, 1) + 1 }, (_, index) => index * step);
}

/** From the one at or below the smallest value to the one at or above the largest. */
function powersOfTen(smallest: number, largest: number): number[] {
  const first = Math.floor(Math.log10(smallest));
  const count = Math.max(Math.ceil(Math.log10(largest)) - first, 1);
  return Array.from({ length: count + 1 }, (_, index) => 10 ** (first + index));
}

const last = (values: readonly number[]) => values.at(-1) ?? 1;
const round = (value: number) => Math.round(value * 10) / 10;
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
