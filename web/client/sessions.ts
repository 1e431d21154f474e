/** Signing in, where the signed-in user is signed in, and their password. */
import type { Language } from "../../contracts/language.ts";
import { sessionsAnswer, signInAnswer } from "../../contracts/session.ts";
import { accountSettings, type SignInNotice } from "../../contracts/sign-in-notice.ts";
import { call } from "./call.ts";

const path = "/api/me/sessions";

export const signIn = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/session", body, language, answer: signInAnswer });

export const listSessions = (language: Language) =>
  call({ method: "GET", path, language, answer: sessionsAnswer });

export const endSession = (sessionId: string, language: Language) =>
  call({ method: "DELETE", path: `${path}/${sessionId}`, language });

export const endOtherSessions = (language: Language) => call({ method: "DELETE", path, language });

export const changePassword = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/me/password", body, language });

export const reauthenticate = (body: unknown, language: Language) =>
  call({ method: "POST", path: "/api/session/reauthentication", body, language });

export const chooseSignInNotice = (signInNotice: SignInNotice, language: Language) =>
  call({
    method: "PATCH",
    path: "/api/me/settings",
    body: { signInNotice },
    language,
    answer: accountSettings,
  });
