import type { ExportFormat } from "../../contracts/account-export.ts";
import { dayInJapan } from "../../contracts/japan-time.ts";
import type { StoredData } from "../use-cases/account/export-account.ts";
import { exportCsv } from "./export-csv.ts";
import { exportDocument } from "./export-document.ts";
import type { ApiAnswer } from "./json-response.ts";

/** Everything that is stored of an account, as a file to keep; the day in its name is Japan's. */
export function exportAnswer(data: StoredData, format: ExportFormat): ApiAnswer {
  const document = exportDocument(data);
  const name = `account-${dayInJapan(data.at)}.${format}`;
  const headers = { "content-disposition": `attachment; filename="${name}"` };
  if (format === "json") return { status: 200, headers, body: document };
  return {
    status: 200,
    headers: { ...headers, "content-type": "text/csv; charset=utf-8" },
    text: exportCsv(document),
  };
}
