/** The desk from outside: what the city's people see and may do, and what of it remains on record. */
import { beforeAll, describe, expect, it } from "@jest/globals";
import * as z from "zod";
import { run } from "../../commands/desk/run.ts";
import { auditRecordsIn } from "../../testing/audit-records.ts";
import { markedProfile } from "../../testing/drivers/canaries.ts";
import { advance, logsOf, mailsOf } from "../../testing/drivers/control.ts";
import { aDesk, deskUrlOf, why } from "../../testing/drivers/desk.ts";
import { eventually } from "../../testing/drivers/eventually.ts";
import { planMail } from "../../testing/drivers/mail-events.ts";
import { linkTokens, linkTokensOf } from "../../testing/drivers/mail-links.ts";
import { cloud, operator } from "../../testing/drivers/own-cloud.ts";
import { aForgetful } from "../../testing/drivers/password-reset.ts";
import { aRegistrant, codeIn, type Registrant, textIn } from "../../testing/drivers/registrant.ts";

const email = "hanako@example.jp";

let owner: Registrant;
let accountId: string;
beforeAll(async () => {
  owner = aRegistrant(cloud, { email });
  await owner.startedWithCode().then(owner.enter);
  accountId = textIn(await owner.complete(), "accountId");
}, 120_000);

/** Of one function, or of an API. */
const logOf = async (name: string) => (await fetch(`${cloud.url}/_local/logs?function=${name}`)).text();

const records = async (event: string) =>
  auditRecordsIn(await logsOf(cloud)).filter((record) => record.event === event);

describe("who may call", () => {
  it("nobody who has not signed, and nobody with another role", async () => {
    const url = `${deskUrlOf(cloud)}/api/desk/findings`;
    const unsigned = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...why, email }),
    });
    expect(unsigned.status).toBe(403);
  });

  it("gives a supervisor's calls to no desk", async () => {
    const refused = await aDesk(cloud, "A-desk")("reveals", { accountId, fields: ["name"] });
    expect(refused).toMatchObject({ status: 403, body: { code: "supervisor-only" } });
    expect(await records("desk.refused")).toContainEqual(
      expect.objectContaining({ detail: "reveals:supervisor-only", ...why, operatorRole: "desk" }),
    );
  });

  it("asks for a reason and a ticket", async () => {
    for (const wrong of [
      { reason: "curiosity" },
      { ticket: "free text" },
      { ticket: undefined },
      { note: "x" },
    ]) {
      const { status } = await aDesk(cloud, "A")("findings", { email, ...wrong });
      expect([400, 422]).toContain(status);
    }
    expect(await records("desk.refused")).toContainEqual(
      expect.objectContaining({ detail: "findings:invalid-input" }),
    );
  });
});

describe("finding", () => {
  it("shows an account masked, by its address", async () => {
    const { status, body } = await aDesk(cloud, "A")("findings", { email });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: "active",
      accountId,
      email: "h●●●@example.jp",
      accountType: "business",
    });
    const shown = JSON.stringify(body);
    expect(shown).not.toContain(email);
    expect(shown).not.toContain(String(markedProfile["organizationName"]));
  });

  it("answers none to what is nobody's, and records that, too", async () => {
    expect(await aDesk(cloud, "A")("findings", { email: "nobody@example.jp" })).toMatchObject({
      status: 200,
      body: { state: "none" },
    });
    expect(await records("desk.searched")).toContainEqual(
      expect.objectContaining({ detail: "none", ...why }),
    );
  });

  it("takes exactly one key", async () => {
    expect((await aDesk(cloud, "A")("findings", {})).status).toBe(422);
    expect((await aDesk(cloud, "A")("findings", { email, accountId })).status).toBe(422);
  });

  it("shows how the last mails to an address fare, and the new password that somebody has begun to set", async () => {
    const forgetful = aForgetful(cloud, { email, browser: owner.browser });
    await forgetful.start();
    await forgetful.code();
    const body = await eventually("the delivery of the code", async () => {
      const { body } = await aDesk(cloud, "A")("findings", { accountId });
      const isDelivered = /"reset-code","number":1,"status":"delivered"/.test(JSON.stringify(body["mails"]));
      return isDelivered ? body : undefined;
    });
    const mails = z
      .array(z.object({ kind: z.string(), number: z.int(), at: z.string() }))
      .parse(body["mails"]);
    expect(mails.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      "reset-code 1",
      "completion 0",
      "code 1",
    ]);
    expect(body["openFlows"]).toMatchObject([
      { kind: "password-reset", state: "code-sent", code: { number: 1, attemptsLeft: 5 } },
    ]);
  });

  it("says that a mail came back, also of a registration that is known by its address alone", async () => {
    const away = "saburo@example.jp";
    await planMail(cloud, away, "bounce");
    await aRegistrant(cloud, { email: away }).start();
    const body = await eventually("the bounce", async () => {
      const { body } = await aDesk(cloud, "A")("findings", { email: away });
      return JSON.stringify(body).includes("bounced") ? body : undefined;
    });
    expect(body).toMatchObject({ state: "code-sent", mails: [{ kind: "code", status: "bounced" }] });
  });

  it("finds a registration by the number that is read out, and has its code sent again", async () => {
    const waiting = aRegistrant(cloud, { email: "taro@example.jp" });
    const started = await waiting.start();
    const receptionNumber = textIn(started, "receptionNumber");
    await waiting.nextMail();
    const found = await aDesk(cloud, "A")("findings", { receptionNumber: receptionNumber.toLowerCase() });
    expect(found.body).toMatchObject({
      state: "code-sent",
      receptionNumber,
      code: { number: 1, attemptsLeft: 5 },
    });
    expect(await aDesk(cloud, "A")("resends", { receptionNumber })).toMatchObject({
      status: 429,
      body: { code: "limit-reached", limit: "resend-cooldown" },
    });
    await advance(cloud, 61);
    const again = await aDesk(cloud, "A")("resends", { receptionNumber });
    expect(again.status).toBe(202);
    expect(JSON.stringify(again.body)).not.toContain(codeIn(await waiting.nextMail()));
  });

  it("says which limit is in force and until when, and clears it", async () => {
    const someone = { email: "jiro@example.jp" };
    for (let starts = 0; starts < 6; starts += 1) await aRegistrant(cloud, someone).start();
    const { body } = await aDesk(cloud, "A")("findings", someone);
    expect(body["limits"]).toEqual([
      { limit: "codes-per-address-and-network", count: 5, atMost: 5, until: expect.any(String) },
    ]);
    const cleared = await aDesk(cloud, "A")("limit-clearings", {
      ...someone,
      limit: "codes-per-address-and-network",
    });
    expect(cleared).toMatchObject({ status: 200, body: { before: 5 } });
    expect(await records("desk.limit-cleared")).toContainEqual(
      expect.objectContaining({ detail: "codes-per-address-and-network:5" }),
    );
    expect((await aRegistrant(cloud, someone).start()).status).toBe(202);
  });
});

describe("acting on an account", () => {
  it("ends its sessions, and writes to its owner", async () => {
    expect((await owner.browser.send("GET", "/api/me")).status).toBe(200);
    expect((await aDesk(cloud, "A-desk")("session-ends", { accountId })).status).toBe(200);
    expect((await owner.browser.send("GET", "/api/me")).status).toBe(401);
    await eventually("the mail", async () => {
      const mails = await mailsOf(cloud, email);
      return mails.find(({ subject }) => subject.endsWith("すべての端末をログアウトしました"));
    });
  });

  it("sends the owner the way to a new password", async () => {
    expect((await aDesk(cloud, "A-desk")("resets", { email })).status).toBe(200);
    const mail = await eventually("the mail", async () =>
      (await mailsOf(cloud, email)).find(({ subject }) => subject.endsWith("パスワードの設定のご案内")),
    );
    expect(mail.body.text).toContain("/password/reset");
  });

  it("is stopped by a supervisor alone, and restored", async () => {
    expect(await aDesk(cloud, "B")("suspensions", { accountId })).toMatchObject({
      status: 200,
      body: { state: "suspended" },
    });
    expect((await owner.signIn()).status).toBe(403);
    expect(await aDesk(cloud, "B")("suspensions", { accountId })).toMatchObject({ status: 200 });
    expect(await aDesk(cloud, "A")("restorations", { accountId })).toMatchObject({
      body: { state: "active" },
    });
    expect(await aDesk(cloud, "A")("restorations", { accountId })).toMatchObject({
      status: 409,
      body: { code: "wrong-state" },
    });
    expect((await owner.signIn()).status).toBe(200);
  });

  it("is shown to a supervisor field by field, each on record", async () => {
    const { status, body } = await aDesk(cloud, "B")("reveals", { accountId, fields: ["email", "phone"] });
    expect(status).toBe(200);
    expect(body["fields"]).toEqual({ email, phone: expect.stringMatching(/^0\d+$/) });
    expect(await records("desk.revealed")).toContainEqual(
      expect.objectContaining({ accountId, detail: "email,phone", ...why }),
    );
  });

  it("remembers what was done for its owner, and never by whom", async () => {
    const account = (await operator.items("accounts")).find((item) => item["accountId"] === accountId);
    const actions = z.array(z.object({ kind: z.string() })).parse(account?.["deskActions"]);
    expect(actions.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["searched", "sessions-ended", "suspended", "restored", "revealed"]),
    );
    expect(JSON.stringify(account)).not.toContain("operator-");
  });
});

describe("four eyes", () => {
  const [asA, asB] = [
    (...args: Parameters<ReturnType<typeof aDesk>>) => aDesk(cloud, "A")(...args),
    (...args: Parameters<ReturnType<typeof aDesk>>) => aDesk(cloud, "B")(...args),
  ];
  const proposed = async (kind: "delete" | "unfreeze") => {
    const { body } = await aDesk(cloud, "A-desk")("proposals", { accountId, kind });
    return z.object({ proposalId: z.string(), digest: z.string() }).parse(body);
  };

  it("refuses to approve one's own proposal, in another role, too", async () => {
    const { proposalId, digest } = await proposed("delete");
    expect(await asA(`proposals/${proposalId}/approvals`, { digest })).toMatchObject({
      status: 403,
      body: { code: "own-proposal" },
    });
    expect(await asA("proposals", { accountId, kind: "delete" })).toMatchObject({
      body: { code: "proposal-open" },
    });
    expect(await aDesk(cloud, "A-desk")(`proposals/${proposalId}/approvals`, { digest })).toMatchObject({
      body: { code: "supervisor-only" },
    });
    expect(await asB(`proposals/${proposalId}/approvals`, { digest: "0".repeat(64) })).toMatchObject({
      status: 409,
      body: { code: "proposal-changed" },
    });
    expect(await asB(`proposals/${proposalId}/rejections`, { digest })).toMatchObject({
      status: 200,
      body: { state: "rejected" },
    });
  });

  it("lets nobody approve after a day", async () => {
    const { proposalId, digest } = await proposed("delete");
    await advance(cloud, 24 * 3600);
    expect(await asB(`proposals/${proposalId}/approvals`, { digest })).toMatchObject({
      status: 409,
      body: { code: "proposal-expired" },
    });
  });

  it("finds the account by the number and the id of its registration, whose own item is gone by now", async () => {
    const { body } = await asA("findings", { accountId });
    const { receptionNumber, registrationId } = body;
    for (const key of [{ receptionNumber }, { registrationId }])
      expect((await asA("findings", key)).body).toMatchObject({ state: "active", accountId });
    expect((await asB("reveals", { receptionNumber, fields: ["email"] })).body).toMatchObject({ accountId });
  });

  it("carries out once what two approve at once, as the owner's own wish", async () => {
    const { proposalId, digest } = await proposed("delete");
    const approve = () => asB(`proposals/${proposalId}/approvals`, { digest });
    const statuses = (await Promise.all([approve(), approve()])).map(({ status }) => status).toSorted();
    expect(statuses).toEqual([200, 409]);
    expect((await asA("findings", { accountId })).body).toMatchObject({ state: "withdrawing" });
    expect((await owner.signIn()).status).toBe(200);
    expect((await owner.browser.send("DELETE", "/api/me/withdrawal")).status).toBe(204);
  });
});

describe("a stop that the desk asks for", () => {
  const stopMails = async (what: string) =>
    (await mailsOf(cloud, email)).filter(({ subject }) => subject.includes(what)).length;
  const stopped = "アカウントの利用を停止しました";
  const restored = "アカウントの利用を再開しました";
  const ask = async (
    call: "suspensions" | "restorations" | "proposals",
    as: "A" | "A-desk",
    kind?: string,
  ) => {
    const answer = await aDesk(cloud, as)(call, { accountId, ...(kind !== undefined && { kind }) });
    expect(answer).toMatchObject({ status: 201, body: { state: "proposed", ...why } });
    return z.object({ proposalId: z.string(), digest: z.string(), kind: z.string() }).parse(answer.body);
  };
  const decide = (as: "A" | "A-desk" | "B", { proposalId, digest }: Awaited<ReturnType<typeof ask>>) => ({
    approve: () => aDesk(cloud, as)(`proposals/${proposalId}/approvals`, { digest }),
    reject: () => aDesk(cloud, as)(`proposals/${proposalId}/rejections`, { digest }),
  });

  it("is nothing but proposed, once, and no notice to anybody, until somebody else approves it", async () => {
    const noticesNow = () => Promise.all([stopMails("停止"), linkTokensOf(cloud, email, "object")]);
    const before = await noticesNow();
    const proposal = await ask("suspensions", "A-desk");
    expect(proposal.kind).toBe("suspend");
    expect(await aDesk(cloud, "A-desk")("suspensions", { accountId })).toMatchObject({
      status: 409,
      body: { code: "proposal-open" },
    });
    expect(await aDesk(cloud, "A-desk")("restorations", { accountId })).toMatchObject({
      status: 409,
      body: { code: "wrong-state", state: "active" },
    });
    expect((await owner.signIn()).status).toBe(200);
    await advance(cloud, 45);
    expect(await noticesNow()).toEqual(before);
    expect(await decide("A-desk", proposal).approve()).toMatchObject({ body: { code: "supervisor-only" } });
    expect(await decide("A", proposal).approve()).toMatchObject({
      status: 403,
      body: { code: "own-proposal" },
    });
    expect(await decide("B", { ...proposal, digest: "0".repeat(64) }).approve()).toMatchObject({
      body: { code: "proposal-changed" },
    });
    expect(await decide("B", proposal).reject()).toMatchObject({ body: { state: "rejected" } });
    expect((await owner.browser.send("GET", "/api/me")).status).toBe(200);
  });

  it("is carried out by a supervisor's approval as their own stop is, and ended in the same way", async () => {
    const [stops, restores] = [await stopMails(stopped), await stopMails(restored)];
    const proposal = await ask("suspensions", "A-desk");
    const twice = await Promise.all([decide("B", proposal).approve(), decide("B", proposal).approve()]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(twice.find(({ status }) => status === 200)?.body).toMatchObject({
      ...{ kind: "suspend", state: "executed" },
    });
    expect((await owner.browser.send("GET", "/api/me")).status).toBe(401);
    expect((await owner.signIn()).status).toBe(403);
    expect((await aDesk(cloud, "A")("findings", { accountId })).body).toMatchObject({ state: "suspended" });
    expect(await records("desk.executed")).toContainEqual(
      expect.objectContaining({ accountId, detail: "suspend", operatorRole: "supervisor" }),
    );
    await eventually("the mail", async () => (await stopMails(stopped)) > stops || undefined);

    const end = await ask("restorations", "A-desk");
    expect(end.kind).toBe("restore");
    expect(await decide("B", end).approve()).toMatchObject({ status: 200, body: { state: "executed" } });
    expect((await owner.signIn()).status).toBe(200);
    await eventually("the mail", async () => (await stopMails(restored)) > restores || undefined);
    const account = (await operator.items("accounts")).find((item) => item["accountId"] === accountId);
    expect(account?.["eventLog"]).toEqual(
      expect.arrayContaining(
        ["AccountSuspended", "AccountRestored"].map((type) => expect.objectContaining({ type })),
      ),
    );
  });

  it("is proposed as everything else, too, also by a supervisor, and is over after a day", async () => {
    const bySupervisor = await ask("proposals", "A", "suspend");
    expect(await decide("A", bySupervisor).approve()).toMatchObject({ body: { code: "own-proposal" } });
    expect(await decide("B", bySupervisor).approve()).toMatchObject({ body: { state: "executed" } });
    const ofDesk = await ask("proposals", "A-desk", "restore");
    await advance(cloud, 24 * 3600);
    expect(await decide("B", ofDesk).approve()).toMatchObject({
      status: 409,
      body: { code: "proposal-expired" },
    });
    expect(await aDesk(cloud, "B")("restorations", { accountId })).toMatchObject({
      body: { state: "active" },
    });
    expect((await owner.signIn()).status).toBe(200);
  });
});

describe("an address that its owner has lost", () => {
  const [asDesk, asA, asB] = (["A-desk", "A", "B"] as const).map(
    (as) =>
      (...args: Parameters<ReturnType<typeof aDesk>>) =>
        aDesk(cloud, as)(...args),
  ) as [ReturnType<typeof aDesk>, ReturnType<typeof aDesk>, ReturnType<typeof aDesk>];
  const [lost, right] = ["haruko@example.jp", "haruko.tama@example.jp"];
  const wish = { kind: "correct-address", newEmail: right, evidence: "id-document" };
  const shown = z.object({ proposalId: z.string(), digest: z.string() });
  const anonymous = () => aRegistrant(cloud, { email: right }).browser;
  const press = (purpose: "object" | "confirm-address", token = "") =>
    anonymous().send("POST", `/api/links/${purpose}`, { token });
  let registrant: Registrant;
  let ofLost: string;

  beforeAll(async () => {
    registrant = aRegistrant(cloud, { email: lost });
    await registrant.startedWithCode().then(registrant.enter);
    ofLost = textIn(await registrant.complete(), "accountId");
  }, 60_000);

  /** The latest link once the mails have come, which wait for the proposal's own write. */
  async function linkOf(purpose: "object" | "confirm-address", email: string, atLeast = 1) {
    await advance(cloud, 12);
    return (await linkTokens(cloud, email, purpose, atLeast)).at(-1) ?? "";
  }

  it("is said with what was shown; a proposal of another kind has neither", async () => {
    for (const [wrong, code] of [
      [{ newEmail: undefined }, "required"],
      [{ evidence: undefined }, "required"],
      [{ evidence: "hearsay" }, "invalid"],
      [{ newEmail: "no-address" }, "email-format"],
      [{ kind: "delete" }, "invalid"],
    ] as const) {
      const { status, body } = await asA("proposals", { accountId: ofLost, ...wish, ...wrong });
      expect({ status, body: JSON.stringify(body) }).toMatchObject({ status: 422 });
      expect(JSON.stringify(body)).toContain(code);
    }
    expect(await asA("proposals", { accountId: ofLost, ...wish, newEmail: email })).toMatchObject({
      status: 409,
      body: { code: "address-taken" },
    });
  });

  it("is kept where its owner objects, which is on record and rings", async () => {
    const { proposalId, digest } = shown.parse(
      (await asDesk("proposals", { accountId: ofLost, ...wish })).body,
    );
    const token = await linkOf("object", lost);
    expect((await press("object", "unknown")).status).toBe(410);
    const objected = await press("object", token);
    expect(objected).toMatchObject({ status: 200, body: { state: "rejected" } });
    expect(await asB(`proposals/${proposalId}/approvals`, { digest })).toMatchObject({
      body: { code: "proposal-decided" },
    });
    const found = await asA("findings", { accountId: ofLost });
    expect(found.body["proposals"]).toMatchObject([{ state: "rejected", objectedAt: expect.any(String) }]);
    expect(await records("desk.objected")).toMatchObject([{ accountId: ofLost, detail: "correct-address" }]);
  });

  it("is corrected once its new mailbox is proven and another approves, and can be disputed for a week", async () => {
    const { body } = await asDesk("proposals", { accountId: ofLost, ...wish });
    expect(body).toMatchObject({ newEmail: "h●●●@example.jp", evidence: "id-document", state: "proposed" });
    expect(JSON.stringify(body)).not.toContain(right);
    const { proposalId, digest } = shown.parse(body);
    const approve = (desk: ReturnType<typeof aDesk>) => desk(`proposals/${proposalId}/approvals`, { digest });
    const token = await linkOf("confirm-address", right, 2);
    expect(await approve(asB)).toMatchObject({ status: 409, body: { code: "not-confirmed" } });
    expect(await press("confirm-address", token)).toMatchObject({
      status: 200,
      body: { state: "confirmed" },
    });
    expect(await approve(asA)).toMatchObject({ status: 403, body: { code: "own-proposal" } });
    expect((await asB("reveals", { accountId: ofLost, fields: ["new-email"] })).body["fields"]).toEqual({
      "new-email": right,
    });
    expect(await approve(asB)).toMatchObject({ status: 200, body: { state: "approved" } });
    await eventually("the correction", async () => {
      const [proposal] = z
        .array(z.object({ state: z.string() }))
        .parse((await asA("findings", { accountId: ofLost })).body["proposals"]);
      return proposal?.state === "executed" ? true : undefined;
    });
    expect((await registrant.browser.send("GET", "/api/me")).status).toBe(401);
    expect((await registrant.signIn()).status).toBe(401);
    const again = aRegistrant(cloud, { email: right });
    expect((await again.signIn()).status).toBe(200);
    const [undo] = await linkTokens(cloud, lost, "email-undo");
    expect(await anonymous().send("POST", "/api/links/email-undo", { token: undo })).toMatchObject({
      body: { state: "frozen" },
    });
    expect((await again.signIn()).status).toBe(403);
  });
});

describe("what is stored of somebody who cannot sign in", () => {
  it("goes by a link to their mailbox, once two have agreed, and never to the desk", async () => {
    const { body } = await aDesk(cloud, "A-desk")("proposals", { accountId, kind: "export" });
    const { proposalId, digest } = z.object({ proposalId: z.string(), digest: z.string() }).parse(body);
    const approved = await aDesk(cloud, "B")(`proposals/${proposalId}/approvals`, { digest });
    expect(approved).toMatchObject({ status: 200, body: { kind: "export", state: "executed" } });
    expect(JSON.stringify(approved.body)).not.toContain(email);
    await advance(cloud, 12);
    const [token = ""] = await linkTokens(cloud, email, "export");
    const { browser } = aRegistrant(cloud, { email });
    const json = await browser.send("POST", "/api/links/export", { token });
    expect(json).toMatchObject({ status: 200, body: { account: { accountId, email } } });
    expect(json.headers.get("content-disposition")).toMatch(/^attachment; filename="account-[\d-]+\.json"$/);
    expect(json.headers.get("cache-control")).toContain("no-store");
    const csv = await browser.send("POST", "/api/links/export", { token, format: "csv" });
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect((await browser.send("POST", "/api/links/export", { token: "unknown" })).status).toBe(410);
    expect((await browser.send("POST", "/api/links/export", { token, format: "xml" })).status).toBe(422);
    expect(await records("account.exported")).toContainEqual(
      expect.objectContaining({ accountId, reason: "csv" }),
    );
  });
});

describe("operators", () => {
  it("are named in the desk's own log alone; the trail knows them by a hash, the same in both roles", async () => {
    const trail = await logOf("desk-act");
    expect(await logOf("http-api")).not.toContain("operator-a");
    expect(trail).not.toContain("operator-a");
    const hashes = auditRecordsIn(trail).flatMap(({ operatorHash, operatorRole }) =>
      operatorHash === undefined ? [] : [`${operatorRole} ${operatorHash}`],
    );
    const [desk] = hashes.filter((each) => each.startsWith("desk "));
    expect(hashes).toContain(desk?.replace("desk", "supervisor"));
  });

  it("work by the command", async () => {
    const said: string[] = [];
    const desk = (...args: string[]) =>
      run([...args, "--reason", "owner-asked", "--ticket", "T-1001", "--local"], {
        env: { LOCAL_STATE_DIR: cloud.stateDir },
        out: (text) => void said.push(text),
        err: (text) => void said.push(text),
      });
    expect(await desk("find", "--email", email, "--as", "A")).toBe(0);
    expect(await desk("find", "--email", "nobody@example.jp", "--as", "A")).toBe(1);
    expect(await desk("explain", "--email", email, "--as", "A", "--lang", "en")).toBe(0);
    expect(await desk("end-sessions", "--account", accountId, "--as", "A")).toBe(0);
    expect(await desk("restore", "--account", accountId, "--as", "B")).toBe(1);
    expect(await desk("propose", "suspend", "--account", accountId, "--as", "B")).toBe(0);
    const [proposalId = ""] = said.at(-1)?.split(" ") ?? [];
    expect(said.at(-1)).toContain("利用の停止 承認待ち");
    expect(await desk("approve", proposalId, "--as", "A")).toBe(0);
    expect(await desk("suspend", "--account", accountId, "--as", "A")).toBe(0);
    expect(await desk("restore", "--account", accountId, "--as", "B")).toBe(0);
    expect(await desk("reveal", "email", "--account", accountId, "--as", "B", "--json")).toBe(0);
    expect(await desk("story", "--account", accountId, "--as", "A")).toBe(0);
    expect(said[0]).toContain("h●●●@example.jp");
    expect(said.join("\n")).toContain("市の担当者が照会しました。");
  });

  it("may look up a hundred a day", async () => {
    const asB = aDesk(cloud, "B");
    let finds = 0;
    while (finds < 101 && (await asB("findings", { accountId: "nobody" })).status === 200) finds += 1;
    expect(finds).toBe(100);
    expect(await records("limit.reached")).toContainEqual(
      expect.objectContaining({ reason: "desk-finds-often", outcome: "success" }),
    );
  }, 60_000);
});
