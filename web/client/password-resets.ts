/** The calls of a password reset. */
import type * as z from "zod/mini";
import type { Language } from "../../contracts/language.ts";
import { resetAnswer, resetCompletionAnswer, resetStartAnswer } from "../../contracts/password-reset.ts";
import { verifyAnswer } from "../../contracts/registration.ts";
import { call } from "./call.ts";

export type ResetStanding = z.infer<typeof resetAnswer>;

const of = (id: string, step = "") => `/api/password-resets/${encodeURIComponent(id)}${step}`;

export const startReset = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/password-resets", body, language, answer: resetStartAnswer });

export const showReset = (id: string, language: Language) =>
  call({ method: "GET", path: of(id), language, answer: resetAnswer });

export const resendResetCode = (id: string, language: Language, idempotencyKey: string) =>
  call({ method: "POST", path: of(id, "/code"), idempotencyKey, language, answer: resetStartAnswer });

export const verifyResetCode = (id: string, code: string, language: Language) =>
  call({ method: "POST", path: of(id, "/verification"), body: { code }, language, answer: verifyAnswer });

export const completeReset = (id: string, body: unknown, language: Language) =>
  call({ method: "POST", path: of(id, "/completion"), body, language, answer: resetCompletionAnswer });
