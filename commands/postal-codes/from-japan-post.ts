import { readFile } from "node:fs/promises";
import { officeRows, townRows } from "./japan-post.ts";
import type { PostalData } from "./postal-data.ts";
import { isZip, unzip, type ZippedFile } from "./zip.ts";

const site = "https://www.post.japanpost.jp/service/search/zipcode/download";

/** Where Japan Post offers its files (https://www.post.japanpost.jp/zipcode/download.html). */
export const japanPostFiles = {
  towns: `${site}/utf/zip/utf_ken_all.zip`,
  offices: `${site}/office/zip/jigyosyo.zip`,
};

export interface JapanPostFiles {
  /** Path or URL of utf_ken_all, as CSV or packed. */
  readonly towns: string;
  /** The same of JIGYOSYO; without it offices' codes are unknown. */
  readonly offices?: string | undefined;
  /** Day of the data, `YYYY-MM-DD`; a packed file has its own. */
  readonly date?: string | undefined;
}

export async function fromJapanPost({ towns, offices, date }: JapanPostFiles): Promise<PostalData> {
  const town = await openFile(towns, "utf_ken_all.csv");
  const office = offices === undefined ? undefined : await openFile(offices, "JIGYOSYO.CSV");
  const dataDate = date ?? town.date;
  if (!dataDate) throw new Error("Say of which day the data is: --date YYYY-MM-DD.");
  return {
    rows: [...townRows(town.bytes), ...(office ? officeRows(office.bytes) : [])],
    date: dataDate,
    source: `Japan Post, utf_ken_all${office ? " and JIGYOSYO" : ""}`,
  };
}

async function openFile(from: string, name: string): Promise<Pick<ZippedFile, "bytes"> & { date?: string }> {
  const bytes = /^https?:/.test(from) ? await download(from) : await readFile(from);
  return isZip(bytes) ? unzip(bytes, name) : { bytes };
}

async function download(url: string): Promise<Buffer> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}
