/** The calls of a signed-in user, and those that sign in and out. */
import type * as z from "zod/mini";
import { displayName } from "../../contracts/display-name.ts";
import type { Language } from "../../contracts/language.ts";
import { profileOf } from "../../contracts/profile.ts";
import { meAnswer, signInAnswer } from "../../contracts/session.ts";
import { call } from "./call.ts";

export type Me = z.infer<typeof meAnswer>;

export const signIn = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/session", body, language, answer: signInAnswer });

export const showAccount = (language: Language) =>
  call({ method: "GET", path: "/api/me", language, answer: meAnswer });

export const updateAccount = (patch: unknown, language: Language) =>
  call({ method: "PATCH", path: "/api/me", body: patch, language, answer: meAnswer });

/** What the header calls the user. */
export function nameOf({ accountType, profile }: Pick<Me, "accountType" | "profile">): string {
  const parsed = profileOf[accountType].safeParse(profile);
  return parsed.success ? displayName(parsed.data) : "";
}
