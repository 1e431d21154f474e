/** Every call of the API: its path, method and what it does, for the API description and for unknown routes. */
import * as z from "zod/mini";
import { charactersAnswer, charactersQuery } from "./characters-answer.ts";
import { completionAnswer, completionRequest } from "./completion.ts";
import { postalAddressAnswer, postalAddressQuery } from "./postal-address.ts";
import {
  registrationAnswer,
  reviewRequest,
  startAnswer,
  startRequest,
  verifyAnswer,
  verifyRequest,
} from "./registration.ts";
import { meAnswer, signInAnswer, signInRequest, updateRequest } from "./session.ts";
import { termsAnswer } from "./terms.ts";

export interface Endpoint {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With `{parameters}`, as API Gateway writes it. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Which cookie the call needs. */
  readonly needs?: "registration" | "session";
  readonly query?: z.ZodMiniObject;
  readonly request?: z.ZodMiniType;
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: z.ZodMiniType;
  /** Problem statuses that a well-formed call must be ready for. */
  readonly problems: readonly number[];
}

export const endpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "/api/terms",
    operationId: "showTerms",
    summary: "The current terms of use",
    status: 200,
    answer: termsAnswer,
    problems: [],
  },
  {
    method: "POST",
    path: "/api/registrations",
    operationId: "startRegistration",
    summary: "Start a registration: a mail with a verification code is sent; the flow's cookie is set",
    request: startRequest,
    status: 202,
    answer: startAnswer,
    problems: [400, 409, 422, 429],
  },
  {
    method: "GET",
    path: "/api/registrations/{id}",
    operationId: "showRegistration",
    summary: "Where the flow stands, for reload and resume",
    needs: "registration",
    status: 200,
    answer: registrationAnswer,
    problems: [401, 404],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/code",
    operationId: "resendCode",
    summary: "Send a new code; the one before is dead",
    needs: "registration",
    status: 202,
    answer: startAnswer,
    problems: [401, 403, 404, 409, 429],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/verification",
    operationId: "verifyCode",
    summary: "Verify the address with the code; full-width digits, spaces and hyphens are accepted",
    needs: "registration",
    request: verifyRequest,
    status: 200,
    answer: verifyAnswer,
    problems: [400, 401, 403, 404, 409, 410, 422, 429],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/review",
    operationId: "reviewProfile",
    summary: "The form as it will be stored, or every field error at once",
    needs: "registration",
    request: reviewRequest,
    status: 200,
    answer: reviewRequest,
    problems: [400, 401, 403, 404, 409, 410, 422],
  },
  {
    method: "POST",
    path: "/api/registrations/{id}/completion",
    operationId: "completeRegistration",
    summary: "Create the account; sets the session's cookie. May be repeated safely",
    needs: "registration",
    request: completionRequest,
    status: 201,
    answer: completionAnswer,
    problems: [400, 401, 403, 404, 409, 410, 422],
  },
  {
    method: "POST",
    path: "/api/session",
    operationId: "signIn",
    summary: "Sign in; sets the session's cookie",
    request: signInRequest,
    status: 200,
    answer: signInAnswer,
    problems: [400, 401, 422, 429],
  },
  {
    method: "DELETE",
    path: "/api/session",
    operationId: "signOut",
    summary: "Sign out",
    needs: "session",
    status: 204,
    problems: [403],
  },
  {
    method: "GET",
    path: "/api/me",
    operationId: "showAccount",
    summary: "My page: the registered information",
    needs: "session",
    status: 200,
    answer: meAnswer,
    problems: [401, 503],
  },
  {
    method: "PATCH",
    path: "/api/me",
    operationId: "updateAccount",
    summary: "Correct any part of the profile (JSON merge patch)",
    needs: "session",
    request: updateRequest,
    status: 200,
    answer: meAnswer,
    problems: [400, 401, 403, 409, 422, 503],
  },
  {
    method: "GET",
    path: "/api/addresses",
    operationId: "findAddresses",
    summary:
      "The addresses that a postal code may mean; none if it is unknown. Full-width digits and hyphens are accepted",
    query: postalAddressQuery,
    status: 200,
    answer: postalAddressAnswer,
    problems: [422],
  },
  {
    method: "GET",
    path: "/api/characters",
    operationId: "showCharacters",
    summary: "The permitted characters in groups; with `text`, what of it cannot be stored",
    query: charactersQuery,
    status: 200,
    answer: charactersAnswer,
    problems: [422],
  },
  {
    method: "GET",
    path: "/api/openapi.json",
    operationId: "showOpenApi",
    summary: "This description (OpenAPI 3.1)",
    status: 200,
    answer: z.looseObject({}),
    problems: [],
  },
];
