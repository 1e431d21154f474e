import { codeAttempts } from "../../contracts/verification-code.ts";
import type { IssuedCode } from "../../functions/domain/one-time-code.ts";
import type { Codes } from "../../functions/use-cases/ports.ts";

/** The latest code of each flow, in memory: ids are unique among all. */
export function fakeCodes() {
  const items = new Map<string, IssuedCode>();
  const mayReplace = (stored: IssuedCode | undefined, code: IssuedCode, leaseMs: number) =>
    stored === undefined ||
    stored.codeNumber < code.codeNumber ||
    (stored.codeNumber === code.codeNumber &&
      stored.drawnFor === code.drawnFor &&
      stored.attempts === 0 &&
      stored.drawnAt <= code.drawnAt - leaseMs);

  const port: Codes = {
    async put(code, leaseMs) {
      const stored = items.get(code.flowId);
      if (!mayReplace(stored, code, leaseMs))
        return stored?.drawnFor === code.drawnFor && stored.attempts === 0 ? "at-work" : "drawn-for-another";
      items.set(code.flowId, code);
      return "stored";
    },
    async countAttempt({ flowId }, { flowHash, now }) {
      const current = items.get(flowId);
      if (
        !current ||
        current.flowHash !== flowHash ||
        current.expiresAt <= now ||
        current.attempts >= codeAttempts
      ) {
        return { applied: false, ...(current && { current }) };
      }
      const item = { ...current, attempts: current.attempts + 1 };
      items.set(flowId, item);
      return { applied: true, item };
    },
  };
  return { items, port };
}
