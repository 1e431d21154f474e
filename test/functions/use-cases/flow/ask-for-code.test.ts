import { describe, expect, it } from "@jest/globals";
import { askForCode } from "../../../../functions/use-cases/flow/ask-for-code.ts";
import { MINUTE, setup } from "../../../../testing/use-cases/setup.ts";

/** Asks for a code of one mailbox, each from another network, and says how long it is to be. */
function asking() {
  const { dependencies, clock } = setup();
  let asked = 0;
  return {
    clock,
    async digits() {
      asked += 1;
      const asker = { email: "hanako@example.jp", clientIp: `192.0.2.${asked}` };
      const answer = await askForCode(dependencies, { purpose: "registration", ...asker }, clock());
      return "refused" in answer ? answer.refused.limit : answer.codeDigits;
    },
  };
}

describe("a mailbox's codes", () => {
  it("are long from the fourth of a day on", async () => {
    const { digits } = asking();
    expect([await digits(), await digits(), await digits(), await digits()]).toEqual([6, 6, 6, 9]);
  });

  it("count for the next day, too, where they can be guessed on it", async () => {
    const { clock, digits } = asking();
    const midnight = Date.UTC(2026, 0, 16);
    clock.advance(midnight - 30 * MINUTE - clock());
    expect([await digits(), await digits()]).toEqual([6, 6]);
    clock.advance(31 * MINUTE);
    expect([await digits(), await digits()]).toEqual([6, 9]);
  });
});
