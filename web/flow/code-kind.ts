import type * as z from "zod/mini";
import type { Language } from "../../contracts/language.ts";
import type { registrationAnswer } from "../../contracts/registration.ts";
import type { CallResult } from "../client/call.ts";

/** What the screen for the code has to know of a flow, whatever that is for. */
export type CodeStanding = Omit<
  z.infer<typeof registrationAnswer>,
  "registrationId" | "receptionNumber" | "accountType" | "state"
> & { readonly state: string; readonly receptionNumber?: string };

export interface RightCode {
  readonly state: "verified";
  readonly expiresAt: string;
}

/** What differs from one kind of flow to the next; `R` is what a right code is answered. */
export interface CodeKind<R = RightCode> {
  /** Of the registration's steps. */
  readonly step?: 2;
  /** Where another address is given. */
  readonly startPath: string;
  readonly verify: (code: string, language: Language) => Promise<CallResult<R>>;
  readonly resend: (language: Language, idempotencyKey: string) => Promise<CallResult<unknown>>;
  /** The code was right: with what it has changed, unless it had been given before. */
  readonly goOn: (right?: R) => void;
}
