import {
  chart,
  colourOf,
  escaped,
  type Labels,
  layoutFor,
  legend,
  margin,
  round,
  yAxis,
} from "./svg-chart.ts";

export interface BarSeries {
  readonly name: string;
  /** A value for each group; none draws no bar. */
  readonly values: readonly (number | undefined)[];
}

export interface BarPlot extends Labels {
  /** What stands beneath each group of bars. */
  readonly groups: readonly string[];
  readonly series: readonly BarSeries[];
}

const LINE_HEIGHT = 13;
/** Of a letter, at most on average. */
const LETTER_WIDTH = 6;

/** A name in lines that fit, broken after its spaces and hyphens. */
function inLines(name: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of name.split(/(?<=[ -])/)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + word).trimEnd().length * LETTER_WIDTH <= width)
      lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd());
}

/** Of a group's width, what its bars take. */
const FILLED = 0.8;

/** Groups with a bar for each series, as SVG. Their order distinguishes the bars, and each has its value above it. */
export function barPlot({ groups, series, ...labels }: BarPlot): string {
  const layout = layoutFor(series.length);
  const { bottom, right } = layout;
  const largest = Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const { y, lines } = yAxis(largest, layout);
  const groupWidth = (right - margin.left) / groups.length;
  const barWidth = (groupWidth * FILLED) / series.length;
  const left = (group: number, index: number) =>
    margin.left + group * groupWidth + (groupWidth * (1 - FILLED)) / 2 + index * barWidth;

  const bars = series.flatMap(({ values }, index) =>
    values.map((value, group) => {
      if (value === undefined) return "";
      const [from, top] = [left(group, index), y(value)];
      return (
        `<rect x="${round(from)}" y="${top}" width="${round(barWidth - 1)}" height="${round(bottom - top)}" ` +
        `fill="${colourOf(index)}"/><text x="${round(from + barWidth / 2)}" y="${round(top - 4)}" ` +
        `text-anchor="middle" font-size="10">${Number(value.toPrecision(2))}</text>`
      );
    }),
  );
  return chart(labels, series.length, [
    ...lines,
    ...bars,
    ...groups.flatMap((name, group) =>
      inLines(name, groupWidth).map(
        (line, at) =>
          `<text x="${round(margin.left + (group + 0.5) * groupWidth)}" y="${bottom + 16 + at * LINE_HEIGHT}" ` +
          `text-anchor="middle" font-size="11">${escaped(line)}</text>`,
      ),
    ),
    ...legend(
      series.map(({ name }) => name),
      (index, middle) =>
        `<rect x="${margin.left}" y="${middle - 5}" width="32" height="10" fill="${colourOf(index)}"/>`,
    ),
  ]);
}
