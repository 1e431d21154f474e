/** Corrections of the signed-in user's account. */
import type { Language } from "../../contracts/language.ts";
import { call } from "./call.ts";
import { readMe } from "./me.ts";

export const updateAccount = (patch: unknown, language: Language) =>
  call({ method: "PATCH", path: "/api/me", body: patch, language, answer: readMe });

export const changeOrganization = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/me/organization", body, language, answer: readMe });
