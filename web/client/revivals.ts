/** The calls of a revival. */
import type { Language } from "../../contracts/language.ts";
import { revivalAnswer, revivalCompletedAnswer, revivalStartAnswer } from "../../contracts/revival.ts";
import { call } from "./call.ts";

const of = (id: string, step = "") => `/api/revivals/${encodeURIComponent(id)}${step}`;

export const startRevival = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/revivals", body, language, answer: revivalStartAnswer });

export const showRevival = (id: string, language: Language) =>
  call({ method: "GET", path: of(id), language, answer: revivalAnswer });

export const resendRevivalCode = (id: string, language: Language, idempotencyKey: string) =>
  call({ method: "POST", path: of(id, "/code"), idempotencyKey, language, answer: revivalStartAnswer });

export const verifyRevivalCode = (id: string, code: string, language: Language) =>
  call({
    method: "POST",
    path: of(id, "/verification"),
    body: { code },
    language,
    answer: revivalCompletedAnswer,
  });
