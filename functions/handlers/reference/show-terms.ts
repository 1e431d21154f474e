import { termsAnswer, termsQuery } from "../../../contracts/terms.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { readTerms } from "../../config/terms.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { parseInput } from "../../use-cases/parse-input.ts";
import { showTerms } from "../../use-cases/reference/show-terms.ts";
import { environment } from "./show-terms.environment.ts";

const dependencies = { clock: Date.now, terms: readTerms() };

export const handler = apiHandler(readEnvironment(environment), async ({ language, query }) => {
  const asked = unwrap(parseInput(termsQuery, query));
  const { version, sha256, effectiveFrom, title, body, changes } = unwrap(
    await showTerms(dependencies, asked),
  );
  const shown = { title: title[language], body: body[language], changes: changes?.[language] };
  return { status: 200, body: termsAnswer.parse({ version, sha256, effectiveFrom, ...shown }) };
});
