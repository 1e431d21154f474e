import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { asyncApiDocument } from "../../http/asyncapi-document.ts";
import { openApiDocument } from "../../http/openapi-document.ts";
import { environment } from "./show-openapi.environment.ts";

const env = readEnvironment(environment);
const { siteUrl: server, serviceName, cityName, passwordMinLength, profileFields } = env.SETTINGS;

let document: Awaited<ReturnType<typeof openApiDocument>> | undefined;

export const handler = apiHandler(env, async ({ path }) => {
  if (path === "/api/events.json") {
    return { status: 200, body: asyncApiDocument({ serviceName: serviceName.en, cityName: cityName.en }) };
  }
  // In English, as who develops for the API may come from anywhere; only the users' texts have their language.
  document ??= await openApiDocument({
    server,
    serviceName: serviceName.en,
    cityName: cityName.en,
    passwordMinLength,
    profileFields,
  });
  return { status: 200, body: document };
});
