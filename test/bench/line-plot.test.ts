import { describe, expect, it } from "@jest/globals";
import { linePlot, type Plot } from "../../bench/support/line-plot.ts";

const aPlot = (special: Partial<Plot>): string =>
  linePlot({ title: "Mails", xLabel: "accounts", yLabel: "ms", series: [], ...special });

/** The x of each point of the first line. */
const pointsOf = (svg: string) =>
  (/points="([^"]+)"/.exec(svg)?.[1] ?? "").split(" ").map((point) => Number(point.split(",")[0]));

describe("a line plot", () => {
  it("puts powers of ten at equal distances when asked to", () => {
    const series = [
      { name: "start", points: [[1_000, 5] as const, [10_000, 5] as const, [100_000, 5] as const] },
    ];
    const [first = 0, second = 0, third = 0] = pointsOf(aPlot({ series, xScale: "logarithmic" }));
    expect(third - second).toBeCloseTo(second - first, 5);
    expect(second).toBeGreaterThan(first);
  });

  it("begins at zero otherwise, and ends at a round number", () => {
    const series = [{ name: "start", points: [[0, 0] as const, [97, 41] as const] }];
    const svg = aPlot({ series });
    expect(svg).toContain(">100</text>");
    expect(svg).toContain(">50</text>");
    expect(pointsOf(svg)[0]).toBe(64);
  });

  it("shows text as text", () => {
    expect(aPlot({ title: 'a < b & "c"', series: [{ name: "x", points: [[1, 1]] }] })).toContain(
      "a &lt; b &amp; &quot;c&quot;",
    );
  });
});
