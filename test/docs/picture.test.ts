import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { picture, pictureFile } from "../../commands/picture/picture.ts";

it("docs/architecture.svg is the stack as it is; `npm run picture` draws it anew", () => {
  expect(readFileSync(pictureFile, "utf8")).toBe(picture());
});
