import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fromJapanPost } from "../../../commands/postal-codes/from-japan-post.ts";
import { archiveOf } from "../../../testing/postal-codes/archive.ts";
import { officesCsv, townsCsv } from "../../../testing/postal-codes/japan-post-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "japan-post-"));
const fileOf = (name: string, bytes: Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const rows = [
  ["0600000", "01101", "北海道", "札幌市中央区", ""],
  ["2100007", "14131", "神奈川県", "川崎市川崎区", "駅前本町"],
  ["4980000", "23235", "愛知県", "弥富市", ""],
  ["4980000", "24303", "三重県", "桑名郡木曽岬町", ""],
  ["5810027", "27212", "大阪府", "八尾市", "八尾木"],
  ["5810027", "27212", "大阪府", "八尾市", "八尾木"],
].map(([code, cityId, prefecture, city, town]) => ({ code, cityId, prefecture, city, town }));
const office = {
  code: "2108577",
  cityId: "14131",
  prefecture: "神奈川県",
  city: "川崎市川崎区",
  town: "宮本町１",
  office: "川崎市役所",
};

describe("Japan Post's files", () => {
  const packed = {
    "utf_ken_all.zip": archiveOf({ "utf_ken_all.csv": townsCsv }),
    "jigyosyo.zip": archiveOf({ "JIGYOSYO.CSV": officesCsv }),
  };
  let server: Server;
  let site = "";

  beforeAll(async () => {
    server = createServer(({ url = "" }, response) => {
      const bytes = new Map<string, Buffer>(Object.entries(packed)).get(url.slice(1));
      response.statusCode = bytes ? 200 : 404;
      response.end(bytes);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    // Of a server that listens on a port, the address is an object.
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it("are read from the network as they are packed there, and have their day", async () => {
    const data = await fromJapanPost({
      towns: `${site}/utf_ken_all.zip`,
      offices: `${site}/jigyosyo.zip`,
    });
    expect(data).toEqual({
      rows: [...rows, office],
      date: "2026-10-03",
      source: "Japan Post, utf_ken_all and JIGYOSYO",
    });
  });

  it("are read unpacked, towns alone too, if the day is given", async () => {
    const towns = fileOf("utf_ken_all.csv", townsCsv);
    expect(await fromJapanPost({ towns, date: "2026-10-30" })).toEqual({
      rows,
      date: "2026-10-30",
      source: "Japan Post, utf_ken_all",
    });
    await expect(fromJapanPost({ towns })).rejects.toThrow("--date YYYY-MM-DD");
  });

  it("that are not there are named", async () => {
    await expect(fromJapanPost({ towns: `${site}/moved.zip` })).rejects.toThrow("/moved.zip answered 404");
  });
});
