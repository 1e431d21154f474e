import { postalAddressAnswer, postalAddressQuery } from "../../../contracts/postal-address.ts";
import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler, unwrap } from "../../http/api-handler.ts";
import { publicAnswer } from "../../http/public-answer.ts";
import { readPostalCodes } from "../../infra/postal-file.ts";
import { parseInput } from "../../use-cases/parse-input.ts";
import { findAddresses } from "../../use-cases/reference/find-addresses.ts";
import { environment } from "./find-addresses.environment.ts";

const dependencies = { postalCodes: readPostalCodes() };

export const handler = apiHandler(readEnvironment(environment), async ({ query }) => {
  const { postalCode } = unwrap(parseInput(postalAddressQuery, query));
  return publicAnswer(postalAddressAnswer.parse(findAddresses(dependencies, postalCode)));
});
