import { describe, expect, it } from "@jest/globals";
import { pacedMailer } from "../../../functions/infra/paced-mailer.ts";
import type { Mailer } from "../../../functions/use-cases/ports.ts";

const mail = { language: "ja" as const, subject: "s", text: "t", html: "h" };
const about = { kind: "code", flowId: "1", codeNumber: 1 } as const;

/** A mailer paced on a clock that the test moves; `begun` are the moments at which mails began. */
function setup(spacingMs: number, send: Mailer["send"] = async () => ({ messageId: "1" })) {
  let now = 0;
  const waiting: { readonly until: number; readonly go: (value?: unknown) => void }[] = [];
  const begun: number[] = [];
  const inner: Mailer = {
    async send(...mailed) {
      begun.push(now);
      return send(...mailed);
    },
  };
  const mailer = pacedMailer(inner, spacingMs, {
    now: () => now,
    wait: (ms) => new Promise((go) => waiting.push({ until: now + ms, go })),
  });
  const pass = async (ms: number) => {
    const end = now + ms;
    for (const { until, go } of waiting.splice(0).toSorted((a, b) => a.until - b.until)) {
      now = until;
      go();
      await new Promise(setImmediate);
    }
    now = end;
  };
  return { mailer, begun, pass };
}

const sendTo = (mailer: Mailer, to: string) => mailer.send(to, mail, about);

describe("a paced mailer", () => {
  it("sends the first mail at once, and the others of a batch apart from each other", async () => {
    const { mailer, begun, pass } = setup(100);
    const sent = Promise.all(["a@x", "b@x", "c@x"].map((to) => sendTo(mailer, to)));
    await pass(1000);
    await sent;
    expect(begun).toEqual([0, 100, 200]);
  });

  it("lets a mail wait for nothing that is long ago", async () => {
    const { mailer, begun, pass } = setup(100);
    await sendTo(mailer, "a@x");
    await pass(1000);
    await sendTo(mailer, "b@x");
    expect(begun).toEqual([0, 1000]);
  });

  it("goes by a clock that nobody sets", async () => {
    const begun: number[] = [];
    const mailer = pacedMailer(
      { send: async () => ({ messageId: String(begun.push(performance.now())) }) },
      20,
    );
    await Promise.all(["a@x", "b@x"].map((to) => sendTo(mailer, to)));
    const [first = 0, second = 0] = begun;
    expect(second - first).toBeGreaterThanOrEqual(18); // timers may be a little early
  });

  it("hands on what it is to send, and what comes of it", async () => {
    const { mailer } = setup(100, async (...mailed) => ({ messageId: JSON.stringify(mailed) }));
    expect(await sendTo(mailer, "a@x")).toEqual({ messageId: JSON.stringify(["a@x", mail, about]) });
  });

  it("keeps its pace when a mail fails, and reports it", async () => {
    const { mailer, begun, pass } = setup(100, async () => {
      throw new Error("TooManyRequestsException");
    });
    const sent = Promise.allSettled(["a@x", "b@x"].map((to) => sendTo(mailer, to)));
    await pass(1000);
    expect((await sent).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(begun).toEqual([0, 100]);
  });
});
