import type { FlowProof } from "../use-cases/flow/owned-flow.ts";
import type { ApiRequest } from "./api-handler.ts";

/** The registration that the URL names, and the cookie's proof that it is the caller's. */
export const flowProof = ({
  pathParameters,
  flowSecret,
}: Pick<ApiRequest, "pathParameters" | "flowSecret">): FlowProof => ({
  id: pathParameters["id"] ?? "",
  flowSecret,
});
