/**
 * What every chart has: SVG that a browser, a document and a dark page can show, without script, font or colour alone.
 */

export const chartWidth = 720;
export const plotHeight = 232;
export const legendRow = 18;
export const margin = { right: 28, bottom: 48, left: 64 };

/** Okabe and Ito's, which are distinguished without colour vision, too. */
const colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

export const colourOf = (index: number) => colours[index % colours.length] ?? "#000";

export interface Labels {
  readonly title: string;
  readonly yLabel: string;
}

/** Where things stand in a chart with so many entries in its legend, above the plot. */
export function layoutFor(entries: number) {
  const top = 48 + entries * legendRow;
  const bottom = top + plotHeight;
  return { top, bottom, height: bottom + margin.bottom, right: chartWidth - margin.right };
}

/** The whole picture around its parts. */
export function chart({ title, yLabel }: Labels, entries: number, parts: readonly string[]): string {
  const { top, bottom, height } = layoutFor(entries);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chartWidth} ${height}" role="img" aria-label="${escaped(title)}"`,
    ` font-family="sans-serif" font-size="12" fill="#222"><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${margin.left}" y="22" font-size="14" font-weight="bold">${escaped(title)}</text>`,
    `<text transform="translate(14 ${(top + bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(yLabel)}</text>`,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** An axis from zero to the first round step at or above the largest value: its lines, and where a value stands. */
export function yAxis(largest: number, { top, bottom, right }: ReturnType<typeof layoutFor>) {
  const ticks = niceTicks(largest);
  const y = (value: number) => round(bottom - (value / (ticks.at(-1) ?? 1)) * (bottom - top));
  const lines = ticks.map(
    (tick) =>
      `<line x1="${margin.left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/>` +
      `<text x="${margin.left - 8}" y="${y(tick) + 4}" text-anchor="end">${tick.toLocaleString("en")}</text>`,
  );
  return { y, lines };
}

/** The names of a chart's entries, each beside its `sample` of the given middle height. */
export const legend = (names: readonly string[], sample: (index: number, middle: number) => string) =>
  names.map((name, index) => {
    const middle = 40 + index * legendRow;
    return `${sample(index, middle)}<text x="${margin.left + 40}" y="${middle + 4}">${escaped(name)}</text>`;
  });

/** From zero to the first round step at or above the largest value. */
export function niceTicks(largest: number): number[] {
  const rough = Math.max(largest, 1e-9) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.ceil(largest / step);
  return Array.from({ length: Math.max(count, 1) + 1 }, (_, index) => tidy(index * step));
}

/** Without the binary dust of a multiple such as 3 × 0.1. */
const tidy = (value: number) => Number(value.toPrecision(12));

export const round = (value: number) => Math.round(value * 10) / 10;
export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
