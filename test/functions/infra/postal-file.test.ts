import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { readPostalCodes } from "../../../functions/infra/postal-file.ts";

const folderWith = (content?: string) => {
  const folder = mkdtempSync(join(tmpdir(), "postal-file-"));
  if (content !== undefined) writeFileSync(join(folder, "postal-codes.tsv"), content);
  return folder;
};

it("reads the postal codes beside the function", () => {
  const file =
    "postal-codes 1\ndate\t2026-10-03\n\n14131\t神奈川県\t川崎市川崎区\n\n2100007\t14131\t駅前本町\n";
  expect(readPostalCodes(folderWith(file)).find("2100007")).toEqual([
    { prefecture: "神奈川県", city: "川崎市川崎区", town: "駅前本町" },
  ]);
});

it("reads them from where Lambda has the function's code, or from where it is started", () => {
  const file = "postal-codes 1\ndate\t2026-10-03\n\n\n\n";
  const before = process.cwd();
  try {
    process.env["LAMBDA_TASK_ROOT"] = folderWith(file);
    expect(readPostalCodes().dataDate).toBe("2026-10-03");
    delete process.env["LAMBDA_TASK_ROOT"];
    process.chdir(folderWith(file));
    expect(readPostalCodes().dataDate).toBe("2026-10-03");
  } finally {
    delete process.env["LAMBDA_TASK_ROOT"];
    process.chdir(before);
  }
});

it("stops a deployment without them at once", () => {
  expect(() => readPostalCodes(folderWith())).toThrow("postal-codes.tsv");
  expect(() => readPostalCodes(folderWith("half a file"))).toThrow("not a whole file of postal codes");
});
