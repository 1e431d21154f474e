import type { ExportFormat } from "../../contracts/account-export.ts";
import type { Language } from "../../contracts/language.ts";
import { success } from "../../packages/client/index.ts";
import { exchange } from "./call.ts";

/** The file of an answer, with its name. */
const fileIn = (format: ExportFormat) => async (response: Response) => {
  const [, name = `account.${format}`] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return success({ name, file: await response.blob() });
};

/** Everything that is stored of the account. */
export const exportAccount = (format: ExportFormat, language: Language) =>
  exchange({ method: "GET", path: `/api/me/export?format=${format}`, language }, fileIn(format));

/** The same, for whoever has the link of a mail. */
export const exportByLink = (format: ExportFormat) => (token: string, language: Language) =>
  exchange({ method: "POST", path: "/api/links/export", body: { token, format }, language }, fileIn(format));
