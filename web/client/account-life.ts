/** Changed terms of use, and the account's end. */
import type { Language } from "../../contracts/language.ts";
import { termsAnswer } from "../../contracts/terms.ts";
import { withdrawalAnswer } from "../../contracts/withdrawal.ts";
import { call } from "./call.ts";
import { readMe } from "./me.ts";

const path = "/api/me/withdrawal";

export const showTermsVersion = (version: string, language: Language) =>
  call({
    method: "GET",
    path: `/api/terms?${new URLSearchParams({ version })}`,
    language,
    answer: termsAnswer,
  });

export const acceptTerms = (termsVersion: string, language: Language) =>
  call({
    method: "POST",
    path: "/api/me/terms",
    body: { termsVersion, termsAccepted: true },
    language,
    answer: readMe,
  });

export const requestWithdrawal = (body: unknown, language: Language) =>
  call({ method: "POST", path, body, language, answer: withdrawalAnswer });

export const cancelWithdrawal = (language: Language) => call({ method: "DELETE", path, language });
