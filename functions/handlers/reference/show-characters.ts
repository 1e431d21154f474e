import { characterGroups } from "../../../contracts/characters.ts";
import { charactersAnswer, charactersQuery } from "../../../contracts/characters-answer.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { publicAnswer } from "../../http/public-answer.ts";
import { parseInput } from "../../use-cases/parse-input.ts";
import { environment } from "./show-characters.environment.ts";

export const handler = apiHandler(readEnvironment(environment), async ({ language, query }) => {
  const { text } = unwrap(parseInput(charactersQuery, query));
  const groups = characterGroups(language);
  if (text === undefined) return publicAnswer(charactersAnswer.parse({ groups }));
  const { checkedText } = await import("../../lazy/suggested-values.ts");
  // What is asked about may be a name: no cache keeps it.
  return { status: 200, body: charactersAnswer.parse({ groups, check: checkedText(text) }) };
});
