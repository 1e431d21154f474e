import { expect, it } from "@jest/globals";
import { createThrottle } from "../../../src/services/api-gateway/throttle.ts";

it("lets a burst through, then the rate", () => {
  let now = 0;
  const admits = createThrottle({ rate: 10, burst: 3 }, () => now);
  const many = () => Array.from({ length: 5 }, admits).filter(Boolean).length;
  expect(many()).toBe(3);
  now += 200;
  expect(many()).toBe(2);
  now += 60_000;
  expect(many()).toBe(3);
});
