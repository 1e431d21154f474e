/** The calls of a registration. */
import type * as z from "zod/mini";
import { completionAnswer } from "../../contracts/completion.ts";
import type { Language } from "../../contracts/language.ts";
import { passwordJudgementAnswer } from "../../contracts/password-judgement.ts";
import { registrationAnswer, reviewAnswer, startAnswer, verifyAnswer } from "../../contracts/registration.ts";
import { termsAnswer } from "../../contracts/terms.ts";
import { call } from "./call.ts";

export type Standing = z.infer<typeof registrationAnswer>;
export type Terms = z.infer<typeof termsAnswer>;

const of = (id: string, step = "") => `/api/registrations/${encodeURIComponent(id)}${step}`;

export const showTerms = (language: Language) =>
  call({ method: "GET", path: "/api/terms", language, answer: termsAnswer });

export const startRegistration = (body: unknown, language: Language, idempotencyKey: string) =>
  call({
    method: "POST",
    path: "/api/registrations",
    body,
    idempotencyKey,
    language,
    answer: startAnswer,
  });

export const showRegistration = (id: string, language: Language, signal?: AbortSignal) =>
  call({
    method: "GET",
    path: of(id),
    language,
    answer: registrationAnswer,
    ...(signal && { signal }),
  });

export const resendCode = (id: string, language: Language, idempotencyKey: string) =>
  call({ method: "POST", path: of(id, "/code"), idempotencyKey, language, answer: startAnswer });

export const verifyCode = (id: string, code: string, language: Language) =>
  call({ method: "POST", path: of(id, "/verification"), body: { code }, language, answer: verifyAnswer });

export const reviewProfile = (id: string, profile: unknown, language: Language) =>
  call({ method: "POST", path: of(id, "/review"), body: { profile }, language, answer: reviewAnswer });

export const judgePassword = (id: string, password: string, names: readonly string[], language: Language) =>
  call({
    method: "POST",
    path: of(id, "/password-judgement"),
    body: { password, names },
    language,
    answer: passwordJudgementAnswer,
  });

export const completeRegistration = (id: string, body: unknown, language: Language) =>
  call({ method: "POST", path: of(id, "/completion"), body, language, answer: completionAnswer });
