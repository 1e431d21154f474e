import { hash } from "node:crypto";
import { receptionAlphabet, writtenNumber } from "../../contracts/reception-number.ts";

const BITS = 50;

/** The reception number of a registration: it follows from the id, so that nothing has to be drawn or stored for it. */
export function receptionNumberOf(registrationId: string): string {
  const bits = BigInt(`0x${hash("sha256", registrationId).slice(0, 16)}`) >> BigInt(64 - BITS);
  const digits = Array.from({ length: BITS / 5 }, (_, at) =>
    receptionAlphabet.charAt(Number((bits >> BigInt(BITS - 5 * (at + 1))) & 31n)),
  );
  return writtenNumber(digits.join(""));
}
