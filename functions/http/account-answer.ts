import { meAnswer } from "../../contracts/me-answer.ts";
import type { Account } from "../domain/account.ts";
import type { ApiAnswer } from "./json-response.ts";

/** The signed-in user's own account, as My page shows it. */
export const accountAnswer = ({ accountId, accountType, email, profile }: Account): ApiAnswer => ({
  status: 200,
  body: meAnswer.parse({ accountId, accountType, email, profile }),
});
