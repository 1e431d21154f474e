import { describe, expect, it } from "@jest/globals";
import { barPlot } from "../../bench/support/bar-plot.ts";

const plot = barPlot({
  title: "Processor time",
  yLabel: "ms",
  groups: ["start", "verify"],
  series: [
    { name: "ours", values: [10, 20] },
    { name: "the default", values: [40, undefined] },
  ],
});

/** Of each bar, left to right: where it begins, and how high it is. The first rectangle of all is the ground. */
const bars = [...plot.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="[\d.]+" height="([\d.]+)" fill/g)]
  .map(([, x, height]) => ({ x: Number(x), height: Number(height) }))
  .filter(({ height }) => height !== 10);

describe("a bar plot", () => {
  it("has a bar for each value, as high as its value", () => {
    expect(bars).toHaveLength(3);
    const [first, second, third] = bars.map(({ height }) => height);
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(2, 1);
    expect((third ?? 0) / (first ?? 1)).toBeCloseTo(4, 1);
  });

  it("keeps the bars of a group side by side, and groups apart", () => {
    const [ours = 0, ofNext = 0, beside = 0] = bars.map(({ x }) => x);
    expect(beside).toBeGreaterThan(ours);
    expect(ofNext).toBeGreaterThan(beside);
  });

  it("breaks names that are wider than their group", () => {
    const groups = ["complete-registration", "the same, judging passwords", ...Array<string>(6).fill("x")];
    const narrow = barPlot({
      ...{ title: "t", yLabel: "ms", groups },
      series: [{ name: "s", values: groups.map(() => 1) }],
    });
    for (const line of ["complete-", "registration", "the same,", "judging", "passwords"])
      expect(narrow).toContain(`>${line}</text>`);
  });

  it("says each value, each group and each series in words", () => {
    for (const text of ["10", "20", "40", "start", "verify", "ours", "the default"])
      expect(plot).toContain(`>${text}</text>`);
  });
});
