import { describe, expect, it } from "@jest/globals";
import { mannWhitney } from "../../bench/support/mann-whitney.ts";

const upTo = (count: number, by = 0) => Array.from({ length: count }, (_, index) => index + by);

describe("the Mann–Whitney test", () => {
  it("finds nothing between a sample and itself", () => {
    expect(mannWhitney(upTo(50), upTo(50))).toEqual({ p: expect.closeTo(1, 2), superiority: 0.5 });
  });

  it("finds that all of one exceed all of the other", () => {
    const { p, superiority } = mannWhitney(upTo(50, 100), upTo(50));
    expect(superiority).toBe(1);
    expect(p).toBeLessThan(1e-12);
  });

  // U and p by hand: U = 30, mean 50, deviation sqrt(100·21/12) = 13.229, z = 19.5/13.229 = 1.474.
  it("agrees with the formula worked by hand", () => {
    const { p, superiority } = mannWhitney(upTo(10), [...upTo(6, 2.5), ...upTo(4, 20)]);
    expect(superiority).toBeCloseTo(0.27, 10);
    expect(p).toBeCloseTo(0.089, 3);
  });

  it("gives ties half a win each", () => {
    expect(mannWhitney([1, 1, 1, 2], [1, 1, 1, 1])).toMatchObject({ superiority: 0.625 });
    expect(mannWhitney([5, 5, 5], [5, 5, 5])).toEqual({ p: 1, superiority: 0.5 });
  });
});
