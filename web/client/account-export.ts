import type { ExportFormat } from "../../contracts/account-export.ts";
import type { Language } from "../../contracts/language.ts";
import { success } from "../../packages/client/index.ts";
import { exchange } from "./call.ts";

/** Everything that is stored of the account, as a file with its name. */
export const exportAccount = (format: ExportFormat, language: Language) =>
  exchange({ method: "GET", path: `/api/me/export?format=${format}`, language }, async (response) => {
    const [, name = `account.${format}`] =
      /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
    return success({ name, file: await response.blob() });
  });
