import { readEnvironment } from "../../config/read-environment.ts";
import { apiHandler } from "../../http/api-handler.ts";
import { answeringPreflights } from "../../http/preflight.ts";
import { refuseUnknownRoute } from "../../http/unknown-route.ts";
import { environment } from "./reject-unknown-route.environment.ts";

const env = readEnvironment(environment);

export const handler = answeringPreflights(
  env.ALLOWED_ORIGINS,
  apiHandler(env, async (request) => refuseUnknownRoute(request)),
);
