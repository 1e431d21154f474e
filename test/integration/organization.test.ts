import { beforeAll, expect, it } from "@jest/globals";
import * as z from "zod";
import { advance } from "../../testing/drivers/control.ts";
import { cloud } from "../../testing/drivers/own-cloud.ts";
import { aRegistrant, examplePassword, type Registrant } from "../../testing/drivers/registrant.ts";

const me = z.object({ profile: z.looseObject({ representative: z.looseObject({}) }) });
let owner: Registrant;
let registered: z.infer<typeof me>["profile"];

beforeAll(async () => {
  owner = aRegistrant(cloud);
  await owner.registered();
  registered = me.parse(await profile()).profile;
}, 120_000);

const change = (body: object) => owner.browser.send("POST", "/api/me/organization", body);
const renamed = { organizationName: "ﾀﾏｶﾞﾜ精密", changeReason: "renamed", effectiveOn: "2026-01-10" };
const profile = async () => (await owner.browser.send("GET", "/api/me")).body;

it("changes the name of a business, normalised as at registration, and mails its owner", async () => {
  const answer = await change(renamed);
  expect(answer).toMatchObject({
    status: 200,
    body: {
      accountType: "business",
      profile: { ...registered, organizationName: "タマガワ精密" },
    },
  });
  expect(await profile()).toEqual(answer.body);
  const { subject, body } = await owner.nextMail();
  expect(subject).toContain("団体名・代表者の変更のお知らせ");
  expect(body.text).toContain("名称の変更");
});

it("takes another representative whole", async () => {
  const representative = { familyName: "高津", familyNameKana: "ﾀｶﾂ" };
  await change({ representative, changeReason: "representative-changed", effectiveOn: "2026-01-11" });
  const { profile: after } = me.parse(await profile());
  expect(after).toEqual({
    ...registered,
    organizationName: "タマガワ精密",
    representative: { familyName: "高津", familyNameKana: "タカツ" },
  });
  await owner.nextMail();
});

it("is remembered, as the owner's download shows", async () => {
  const { body } = await owner.browser.send("GET", "/api/me/export");
  expect(body).toMatchObject({
    organizationHistory: [
      {
        ...{ reason: "renamed", effectiveOn: "2026-01-10", changed: ["organizationName"] },
        before: { organizationName: registered["organizationName"] },
      },
      { reason: "representative-changed", before: { representative: registered.representative } },
    ],
  });
});

it.each([
  ["nothing to change", { changeReason: "typo", effectiveOn: "2026-01-10" }, ["/organizationName required"]],
  ["no reason", { organizationName: "x", effectiveOn: "2026-01-10" }, ["/changeReason required"]],
  ["another reason", { ...renamed, changeReason: "sold" }, ["/changeReason required"]],
  ["no day", { ...renamed, effectiveOn: "2026-02-30" }, ["/effectiveOn date"]],
  ["a day of a later century", { ...renamed, effectiveOn: "2126-01-01" }, ["/effectiveOn invalid"]],
  [
    "characters that cannot be stored",
    { ...renamed, organizationName: "㈱😀" },
    ["/organizationName unsupported-character"],
  ],
  ["an empty name", { ...renamed, organizationName: " " }, ["/organizationName required"]],
  ["what it has", { ...renamed, effectiveOn: "2026-01-09" }, ["/organizationName unchanged"]],
])("refuses %s", async (_, body, errors) => {
  const answer = await change(body);
  expect(answer.status).toBe(422);
  const found = Object(answer.body).errors.map(
    ({ pointer, code }: Record<string, string>) => `${pointer} ${code}`,
  );
  expect(found).toEqual(errors);
});

it("refuses a correction of either that names no reason, and says where to go", async () => {
  const answer = await owner.browser.send("PATCH", "/api/me", { organizationName: "別の会社" });
  expect(answer.body).toMatchObject({
    ...{ status: 422, code: "invalid-input" },
    errors: [
      {
        ...{ pointer: "/organizationName", code: "organization-change" },
        detail: expect.stringContaining("団体名・代表者の変更"),
      },
    ],
  });
  expect(await profile()).toMatchObject({ profile: { organizationName: "タマガワ精密" } });
});

it("asks for the password anew after ten minutes", async () => {
  await advance(cloud, 601);
  const again = { ...renamed, organizationName: "多摩川商店" };
  expect((await change(again)).body).toMatchObject({ status: 403, code: "reauthentication-required" });
  await owner.browser.send("POST", "/api/session/reauthentication", { password: examplePassword });
  expect((await change(again)).status).toBe(200);
});
