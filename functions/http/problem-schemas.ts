/** What any request may be refused, and what each problem document looks like, for the API's description. */
import * as z from "zod/mini";
import type { Endpoint } from "../../contracts/endpoints.ts";
import { fieldError } from "../../contracts/problem.ts";
import { type ProblemCode, problemStatuses } from "../../contracts/problem-codes.ts";

/** How any request may end, whatever it asks for. */
const always = ["origin-rejected", "internal-error", "temporarily-unavailable"] as const;
/** A request that changes something. */
const ofChanges = ["origin-refused"] as const;
const ofBodies = ["malformed-json", "not-json", "body-too-large", "unknown-member", "invalid-input"] as const;
/** Unknown parameters are left alone. */
const ofQueries = ["invalid-input"] as const;

/** Who sends no key is refused none. */
const ofKeys = ["idempotency-key-invalid"] as const;

/** The problems that no endpoint has to declare: the chain in front of every use case answers them. */
export type CommonProblem = (
  | typeof always
  | typeof ofChanges
  | typeof ofBodies
  | typeof ofQueries
  | typeof ofKeys
)[number];

/** Every problem that a call may end in, in the order of their statuses. */
export function problemsOf({ method, request, query, repeatable, problems }: Endpoint): ProblemCode[] {
  const codes = new Set<ProblemCode>([
    ...problems,
    ...always,
    ...(method === "GET" ? [] : ofChanges),
    ...(request ? ofBodies : []),
    ...(query ? ofQueries : []),
    ...(repeatable ? ofKeys : []),
  ]);
  return [...codes].sort((a, b) => problemStatuses[a] - problemStatuses[b] || a.localeCompare(b));
}

/** Members besides those that every problem document has. */
const ownMembers: { readonly [C in ProblemCode]?: Readonly<Record<string, z.ZodMiniType>> } = {
  "terms-outdated": { currentVersion: z.string() },
  "applications-open": { count: z.int() },
  "terms-pending": { currentVersion: z.string() },
  "limit-reached": { retryAt: z.string() },
  "code-wrong": { attemptsLeft: z.int() },
  "code-locked": { retryAt: z.string() },
  "sign-in-limited": { retryAt: z.string() },
  "email-change-recent": { retryAt: z.string() },
  "reauthentication-required": { methods: z.array(z.enum(["password"])) },
  "internal-error": { requestId: z.string() },
};

/** The document of one kind of problem; more members may follow in later versions (RFC 9457, section 3.2). */
export const problemSchema = (code: ProblemCode) =>
  z.looseObject({
    type: z.literal(`/problems/${code}`),
    title: z.string(),
    status: z.literal(problemStatuses[code]),
    code: z.literal(code),
    detail: z.string(),
    errors: z.array(fieldError),
    ...ownMembers[code],
  });

/** E.g. `CodeWrongProblem`. */
export const problemName = (code: ProblemCode) =>
  `${code.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Problem`;
