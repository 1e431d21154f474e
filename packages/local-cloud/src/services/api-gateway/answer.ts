import type { AccessRecord, IntegrationRecord } from "./access-log.ts";
import type { Refused } from "./gateway-request.ts";
import { type GatewayResponse, messageResponse } from "./payload-response.ts";

/** A response, with what the access log records of how it came to be. */
export interface Answer {
  readonly response: GatewayResponse;
  readonly integration?: IntegrationRecord;
  readonly error?: NonNullable<AccessRecord["error"]>;
}

export function failedIntegration(status: 500 | 503, integration: IntegrationRecord): Answer {
  return status === 500
    ? { ...gatewayAnswer(500, "Internal Server Error", "INTEGRATION_FAILURE"), integration }
    : { ...gatewayAnswer(503, "Service Unavailable", "INTEGRATION_TIMEOUT"), integration };
}

export function gatewayAnswer(status: number, message: string, responseType: string): Answer {
  return { response: messageResponse(status, message), error: { message, responseType } };
}

export function refusal(refused: Refused): Answer {
  switch (refused) {
    case "bad-request":
      return gatewayAnswer(400, "Bad Request", "BAD_REQUEST");
    case "headers-too-large":
      return gatewayAnswer(431, "Request Header Fields Too Large", "REQUEST_HEADERS_TOO_LARGE");
    case "body-too-large":
      return gatewayAnswer(413, "Request Entity Too Large", "REQUEST_TOO_LARGE");
  }
}
