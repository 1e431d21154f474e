import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { refuseUnknownRoute } from "../../http/unknown-route.ts";
import { environment } from "./reject-unknown-route.environment.ts";

export const handler = apiHandler(readEnvironment(environment), async (request) =>
  refuseUnknownRoute(request),
);
