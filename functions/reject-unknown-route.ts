import { readEnvironment } from "./config/read-environment.ts";
import { environment } from "./config/reject-unknown-route.ts";
import { apiHandler } from "./http/api-handler.ts";
import { refuseUnknownRoute } from "./http/unknown-route.ts";

export const handler = apiHandler(readEnvironment(environment), async (request) =>
  refuseUnknownRoute(request),
);
