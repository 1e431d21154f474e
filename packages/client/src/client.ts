import type { Calls } from "./api.ts";
import { exchange, type Surroundings } from "./exchange.ts";
import { type Failure, type Result, silence, success } from "./result.ts";

export interface ClientOptions extends Surroundings {
  /** How often a call that may be repeated is sent again after no answer. @default 2 */
  readonly retries?: number;
  /** Resolves after so many milliseconds. */
  readonly wait?: (ms: number) => Promise<void>;
}

type Parameter<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Parameter<Rest>
  : never;

interface Common {
  readonly query?: Readonly<Record<string, string>>;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The call may be sent again as it is, because the API says so of it. @default GET, and what has a key */
  readonly isRepeatable?: boolean;
}

/** What a call takes besides its name. */
export type Input<K extends keyof Calls> = Common &
  (Calls[K]["body"] extends undefined ? unknown : { readonly body: Calls[K]["body"] }) &
  ([Parameter<K>] extends [never] ? unknown : { readonly params: Readonly<Record<Parameter<K>, string>> });

export type Answer<K extends keyof Calls> = Result<Calls[K]["answer"], Calls[K]["problems"]>;

export interface Client {
  /** E.g. `call("POST /api/registrations/{id}/code", { params: { id } })`. */
  call<K extends keyof Calls>(name: K, input: Input<K>): Promise<Answer<K>>;
}

/** Failures after which the same call may succeed. */
const passing: ReadonlySet<string> = new Set(["unreachable", "temporarily-unavailable"]);
const LONGEST_PAUSE_MS = 10_000;

const isPassing = (result: Result<unknown>): result is Failure => passing.has(result.code);

export const pauseMs = ({ retryAfter }: Pick<Failure, "retryAfter">, tries: number) =>
  Math.min(retryAfter ? retryAfter * 1000 : 500 * 2 ** tries, LONGEST_PAUSE_MS);

export const timer = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function createClient({ retries = 2, wait = timer, ...surroundings }: ClientOptions = {}): Client {
  return {
    async call<K extends keyof Calls>(name: K, input: Input<K>) {
      const [method = "", template = ""] = name.split(" ");
      const { params = {}, query, body, isRepeatable, ...rest }: Loose = input;
      const path = template.replace(/{(\w+)}/g, (_, each) => encodeURIComponent(params[each] ?? ""));
      const question = query ? `?${new URLSearchParams(query)}` : "";
      const send = async () => {
        let retryAfter = 0;
        const onAnswer = (response: Response) => {
          surroundings.onAnswer?.(response);
          retryAfter = Number(response.headers.get("retry-after"));
        };
        const sending = { method, path: path + question, body, ...rest };
        const result = await exchange({ ...surroundings, onAnswer }, sending, read);
        return result.ok || !(retryAfter > 0) ? result : { ...result, retryAfter };
      };
      let result = await send();
      const mayRepeat = method === "GET" || rest.idempotencyKey !== undefined || isRepeatable;
      for (let tries = 0; mayRepeat && tries < retries && isPassing(result); tries += 1) {
        await wait(pauseMs(result, tries));
        result = await send();
      }
      // The types are those of the API's description, which the API's answers are written by.
      return result as Answer<K>;
    },
  };
}

type Loose = Common & { readonly params?: Readonly<Record<string, string>>; readonly body?: unknown };

async function read(response: Response): Promise<Result<unknown>> {
  if (response.status === 204) return success(undefined);
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null ? success(body) : silence("unreachable");
}
