import { codeAttempts } from "../../contracts/verification-code.ts";
import type { IssuedCode } from "../../functions/domain/one-time-code.ts";
import type { Codes } from "../../functions/use-cases/ports.ts";

/** The latest code of each registration, in memory. */
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
      const stored = items.get(code.registrationId);
      if (!mayReplace(stored, code, leaseMs))
        return stored?.drawnFor === code.drawnFor && stored.attempts === 0 ? "at-work" : "drawn-for-another";
      items.set(code.registrationId, code);
      return "stored";
    },
    async countAttempt(registrationId, { flowHash, now }) {
      const current = items.get(registrationId);
      if (
        !current ||
        current.flowHash !== flowHash ||
        current.expiresAt <= now ||
        current.attempts >= codeAttempts
      ) {
        return { applied: false, ...(current && { current }) };
      }
      const item = { ...current, attempts: current.attempts + 1 };
      items.set(registrationId, item);
      return { applied: true, item };
    },
  };
  return { items, port };
}
