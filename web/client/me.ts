import * as z from "zod/mini";
import { accountsWith } from "../../contracts/account.ts";
import { accountType } from "../../contracts/account-type.ts";
import type { Me } from "../../contracts/me-answer.ts";
import { storedProfiles } from "../../contracts/stored-profile.ts";
import type { AnswerReader } from "./call.ts";

const accounts = accountsWith(storedProfiles);
const typed = z.object({ accountType });

/** As `meAnswer` of the contracts, without zod's unions: a kilobyte that a registration would need for this alone. */
export const readMe: AnswerReader<Me> = {
  safeParse(body) {
    const known = typed.safeParse(body);
    return known.success ? accounts[known.data.accountType].safeParse(body) : known;
  },
};
