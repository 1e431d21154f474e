/** The calls of a signed-in user, and those that sign in and out. */
import type { Language } from "../../contracts/language.ts";
import { meAnswer } from "../../contracts/me-answer.ts";
import { signInAnswer } from "../../contracts/session.ts";
import { call } from "./call.ts";

export const signIn = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/session", body, language, answer: signInAnswer });

export const showAccount = (language: Language) =>
  call({ method: "GET", path: "/api/me", language, answer: meAnswer });

export const updateAccount = (patch: unknown, language: Language) =>
  call({ method: "PATCH", path: "/api/me", body: patch, language, answer: meAnswer });

export const changeOrganization = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/me/organization", body, language, answer: meAnswer });
