/** The calls of a handover: of whoever hands over, and of whoever takes over. */
import type * as z from "zod/mini";
import {
  handoverAcceptedAnswer,
  handoverInvitedAnswer,
  handoverPreviewAnswer,
} from "../../contracts/handover.ts";
import type { Language } from "../../contracts/language.ts";
import { call } from "./call.ts";

export type HandoverPreview = z.infer<typeof handoverPreviewAnswer>;

const path = "/api/me/handovers";

export const startHandover = (body: unknown, language: Language) =>
  call({ method: "POST", path, body, language, answer: handoverInvitedAnswer });

export const cancelHandover = (id: string, language: Language) =>
  call({ method: "DELETE", path: `${path}/${encodeURIComponent(id)}`, language });

const link = "/api/links/handover";

export const previewHandover = (token: string, language: Language) =>
  call({
    method: "POST",
    path: `${link}/preview`,
    body: { token },
    language,
    answer: handoverPreviewAnswer,
  });

export const acceptHandover = (body: unknown, language: Language) =>
  call({ method: "POST", path: link, body, language, answer: handoverAcceptedAnswer });
