/** What the buttons behind links in mails do. */
import type * as z from "zod/mini";
import type { Language } from "../../contracts/language.ts";
import {
  addressConfirmationAnswer,
  disavowAnswer,
  emailUndoAnswer,
  objectionAnswer,
} from "../../contracts/link-calls.ts";
import { call } from "./call.ts";

const press = <S extends z.ZodMiniType>(path: `/api/links/${string}`, answer: S) => {
  return (token: string, language: Language) =>
    call({ method: "POST", path, body: { token }, language, answer });
};

export const disavow = press("/api/links/disavow", disavowAnswer);
export const undoEmailChange = press("/api/links/email-undo", emailUndoAnswer);
export const objectToProposal = press("/api/links/object", objectionAnswer);
export const confirmAddress = press("/api/links/confirm-address", addressConfirmationAnswer);
