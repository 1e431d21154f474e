import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { openApiDocument } from "../../http/openapi-document.ts";
import { environment } from "./show-openapi.environment.ts";

const document = openApiDocument();

export const handler = apiHandler(readEnvironment(environment), async () => ({
  status: 200,
  body: document,
}));
