import { termsAnswer } from "../../../contracts/terms.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { readTerms } from "../../config/terms.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { environment } from "./show-terms.environment.ts";

const terms = readTerms();

export const handler = apiHandler(readEnvironment(environment), async ({ language }) => ({
  status: 200,
  body: termsAnswer.parse({ ...terms, title: terms.title[language], body: terms.body[language] }),
}));
