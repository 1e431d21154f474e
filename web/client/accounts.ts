/** The signed-in user's account, which the header asks for on every screen. */
import type { Language } from "../../contracts/language.ts";
import { call } from "./call.ts";
import { readMe } from "./me.ts";

export const showAccount = (language: Language) =>
  call({ method: "GET", path: "/api/me", language, answer: readMe });
