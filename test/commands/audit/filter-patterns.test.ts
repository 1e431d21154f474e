import { describe, expect, it } from "@jest/globals";
import { parseFilterPattern } from "local-cloud";
import { type Criterion, patternsFor } from "../../../commands/audit/filter-patterns.ts";

const criteria = (count: number): Criterion[] =>
  Array.from({ length: count }, (_, index) => ["registrationId", `r${index}`]);

describe("the patterns for what is looked for", () => {
  it("are none for nothing", () => {
    expect(patternsFor([])).toEqual([]);
  });

  it.each([1, 2, 16, 17, 100])("find each of %i registrations, and no other", (count) => {
    const patterns = patternsFor(criteria(count));
    const matchers = patterns.map(parseFilterPattern);
    const isFound = (registrationId: string) =>
      matchers.some((matches) => matches({ message: { audit: { registrationId } } }));
    for (const [, id] of criteria(count)) expect(isFound(id)).toBe(true);
    expect(isFound(`r${count}`)).toBe(false);
    for (const pattern of patterns) expect(pattern.length).toBeLessThanOrEqual(1024);
  });
});
