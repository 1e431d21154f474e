import { readFileSync } from "node:fs";

const dataFile = new URL("../../data/password-words.bin", import.meta.url);

/** What stands beside the code of a function that judges passwords. */
export const passwordWords = () => ({ "password-words.bin": readFileSync(dataFile) });
