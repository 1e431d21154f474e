/** The registration API for web pages: README.md. */
export type * from "./src/api.ts";
export { type Answer, type Client, type ClientOptions, createClient, type Input } from "./src/client.ts";
export { exchange, type Sending, type Surroundings } from "./src/exchange.ts";
export type { Storage } from "./src/kept.ts";
export {
  type FlowOptions,
  type NotBegun,
  type RegistrationFlow,
  registrationFlow,
} from "./src/registration-flow.ts";
export {
  type Failure,
  failureOf,
  type Problem,
  type ProblemCode,
  type Result,
  type Silence,
  silence,
  success,
} from "./src/result.ts";
