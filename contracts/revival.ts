/** A dormant account brought back into use by a code to its address: answers. */
import * as z from "zod/mini";
import { accepted, status } from "./registration.ts";

/** States that a caller sees; `expired` is derived from the clock. */
export const revivalState = z.enum(["requested", "code-sent", "verified", "completed", "expired"]);

export const revivalStartAnswer = z.strictObject({ revivalId: z.string(), state: revivalState, ...accepted });

export const revivalAnswer = z.strictObject({ revivalId: z.string(), state: revivalState, ...status });

export const revivalCompletedAnswer = z.strictObject({ state: z.literal("completed") });
