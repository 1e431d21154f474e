import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type PostalCodes, postalCodes } from "../domain/postal-codes.ts";

/** The postal codes that the deployment puts beside the function's code. */
export const readPostalCodes = (folder = process.env["LAMBDA_TASK_ROOT"] ?? "."): PostalCodes =>
  postalCodes(readFileSync(join(folder, "postal-codes.tsv")));
