import { describe, expect, it } from "@jest/globals";
import { createSharedTexts } from "../../src/endpoint/shared-texts.ts";

describe("shared texts", () => {
  it("are equal to what was given, however many there were", () => {
    const shared = createSharedTexts();
    for (let number = 0; number < 10_001; number += 1) shared(`arn:${number}`);
    expect(shared("arn:1")).toBe("arn:1");
    expect(shared("川崎")).toBe("川崎");
  });
});
