/** The calls of a change of the signed-in user's address. */
import type * as z from "zod/mini";
import {
  emailChangeAnswer,
  emailChangeAppliedAnswer,
  emailChangeStartAnswer,
} from "../../contracts/email-change.ts";
import type { Language } from "../../contracts/language.ts";
import { call } from "./call.ts";

export type EmailChangeStanding = z.infer<typeof emailChangeAnswer>;

const path = "/api/me/email-changes";
const of = (id: string, step = "") => `${path}/${encodeURIComponent(id)}${step}`;

export const startEmailChange = (body: unknown, language: Language, idempotencyKey: string) =>
  call({ method: "POST", path, body, idempotencyKey, language, answer: emailChangeStartAnswer });

export const showEmailChange = (id: string, language: Language) =>
  call({ method: "GET", path: of(id), language, answer: emailChangeAnswer });

export const resendEmailChangeCode = (id: string, language: Language, idempotencyKey: string) =>
  call({ method: "POST", path: of(id, "/code"), idempotencyKey, language, answer: emailChangeStartAnswer });

export const verifyEmailChange = (id: string, code: string, language: Language) =>
  call({
    method: "POST",
    path: of(id, "/verification"),
    body: { code },
    language,
    answer: emailChangeAppliedAnswer,
  });

export const cancelEmailChange = (id: string, language: Language) =>
  call({ method: "DELETE", path: of(id), language });
