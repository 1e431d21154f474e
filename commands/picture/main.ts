/** `npm run picture`: draws the stack into docs/architecture.svg, from its synthesized template. */
import { writeFileSync } from "node:fs";
import { optionsOrExit, readOptions } from "../shared/options.ts";
import { picture, pictureFile } from "./picture.ts";

const usage = "npm run picture: draws the stack into docs/architecture.svg; there are no options";
optionsOrExit(usage, (args) => readOptions(args, {}, usage));
writeFileSync(pictureFile, picture());
