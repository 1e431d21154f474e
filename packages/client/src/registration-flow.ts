import type { Calls, CompleteRegistrationRequest, StartRegistrationRequest } from "./api.ts";
import { type Answer, type ClientOptions, createClient, pauseMs, timer } from "./client.ts";
import { keeping, newKey, type Storage } from "./kept.ts";

export interface FlowOptions extends ClientOptions {
  /** Where the flow is remembered through reloads. @default the tab's `sessionStorage`, or nowhere */
  readonly storage?: Storage;
}

/** This tab has begun no registration. */
export interface NotBegun {
  readonly ok: false;
  readonly code: "not-begun";
  readonly problem?: undefined;
}

type Profile = CompleteRegistrationRequest["profile"];
type Step<K extends keyof Calls> = Promise<Answer<K> | NotBegun>;

/** The registration is gone, or is another browser's: only a new start helps. */
const lost: ReadonlySet<string> = new Set(["registration-not-found", "flow-cookie-missing"]);
const COMPLETION_TRIES = 6;

/**
 * A registration, from the start to the account, as one tab makes it. A reload goes on with `resume()`; what was asked for and
 * not answered is asked for again under its key, so that there is one registration and one mail.
 */
export function registrationFlow({ storage, ...options }: FlowOptions = {}) {
  const client = createClient(options);
  const { wait = timer } = options;
  const kept = keeping(storage);

  /** With the id of the tab's registration. */
  async function step<R extends { readonly code: string }>(
    act: (params: { readonly id: string }) => Promise<R>,
  ): Promise<R | NotBegun> {
    const { id } = kept.read();
    if (id === undefined) return { ok: false, code: "not-begun" };
    const result = await act({ id });
    if (lost.has(result.code)) kept.forget();
    return result;
  }

  return {
    /** Of the tab's registration; undefined before the start. */
    get id() {
      return kept.read().id;
    },
    /** The terms that a start agrees to. */
    terms: () => client.call("GET /api/terms", {}),
    /** Where the registration stands: `state` says which step comes next. */
    resume: (): Step<"GET /api/registrations/{id}"> =>
      step((params) => client.call("GET /api/registrations/{id}", { params })),
    /** Sends the mail with the code. The same content is the same registration, however often it is sent. */
    async start(body: StartRegistrationRequest) {
      const content = JSON.stringify(body);
      const { start = { key: "", content: "" } } = kept.read();
      const key = start.content === content ? start.key : newKey();
      kept.change({ start: { key, content } });
      const result = await client.call("POST /api/registrations", { body, idempotencyKey: key });
      if (result.ok) kept.change({ id: result.value.registrationId, start: undefined, resendKey: undefined });
      return result;
    },
    /** Sends a mail with a new code; the code before is dead. */
    resend: (): Step<"POST /api/registrations/{id}/code"> =>
      step(async (params) => {
        const { resendKey: idempotencyKey = newKey() } = kept.read();
        kept.change({ resendKey: idempotencyKey });
        const result = await client.call("POST /api/registrations/{id}/code", { params, idempotencyKey });
        if (result.ok) kept.change({ resendKey: undefined });
        return result;
      }),
    /** Never repeated by itself: a wrong code costs an attempt. */
    verify: (code: string): Step<"POST /api/registrations/{id}/verification"> =>
      step((params) => client.call("POST /api/registrations/{id}/verification", { params, body: { code } })),
    /** The form as it would be stored, or everything that is wrong with it. Stores nothing. */
    review: (profile: Profile): Step<"POST /api/registrations/{id}/review"> =>
      step((params) =>
        client.call("POST /api/registrations/{id}/review", { params, body: { profile }, isRepeatable: true }),
      ),
    /** Makes the account and signs in. Sent again until it is known what became of it. */
    complete: (body: CompleteRegistrationRequest): Step<"POST /api/registrations/{id}/completion"> =>
      step(async (params) => {
        const send = () =>
          client.call("POST /api/registrations/{id}/completion", { params, body, isRepeatable: true });
        let result = await send();
        for (
          let tries = 1;
          tries < COMPLETION_TRIES && result.code === "completion-in-progress";
          tries += 1
        ) {
          await wait(pauseMs(result, tries));
          result = await send();
        }
        if (result.ok) kept.forget();
        return result;
      }),
    /** The account of whoever is signed in, as after the completion. */
    account: () => client.call("GET /api/me", {}),
    /** The tab is about no registration any more. */
    forget: kept.forget,
  };
}

export type RegistrationFlow = ReturnType<typeof registrationFlow>;
