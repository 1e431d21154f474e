import type { Control } from "./control.ts";
import { example, password } from "./registrant.ts";
import type { Visitor } from "./stage.ts";

const [familyName, givenName, familyNameKana, givenNameKana] = example.person;
const name = { familyName, givenName, familyNameKana, givenNameKana };
const address = {
  postalCode: "1000001",
  prefecture: "東京都",
  city: "千代田区",
  streetAddress: "千代田1-1",
  phone: example.phone,
  notifications: true,
};
const profiles = {
  individual: { ...name, birthDate: "1988-02-29", ...address },
  business: {
    ...{ organizationName: example.business, ...address, department: example.department },
    contact: name,
  },
};

/** Calls that the visitor's page makes. */
const callsOf =
  ({ page }: Visitor) =>
  (method: string, path: string, body?: object): Promise<Record<string, string>> =>
    page.evaluate(
      async ([method, path, body]) => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(path, { method, ...(body !== undefined && { body, headers }) });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return response.json();
      },
      [method, path, body && JSON.stringify(body)] as const,
    );

/** Registers the visitor by calls of the page, without its screens; leaves the browser signed in. */
export async function registerByCalls(
  visitor: Visitor,
  control: Control,
  accountType: keyof typeof profiles = "individual",
): Promise<void> {
  const { email } = visitor;
  const send = callsOf(visitor);
  const { version } = await send("GET", "/api/terms");
  const { registrationId } = await send("POST", "/api/registrations", {
    accountType,
    email,
    emailConfirmation: email,
    termsVersion: version,
    termsAccepted: true,
  });
  const path = `/api/registrations/${registrationId}`;
  await send("POST", `${path}/verification`, { code: await control.code(email) });
  await send("POST", `${path}/completion`, {
    ...{ profile: profiles[accountType], password, passwordConfirmation: password },
  });
}

/** Gives the visitor, who has just registered so, another address. */
export async function changeAddressByCalls(visitor: Visitor, control: Control, email: string): Promise<void> {
  const send = callsOf(visitor);
  const { changeId } = await send("POST", "/api/me/email-changes", { email, emailConfirmation: email });
  await send("POST", `/api/me/email-changes/${changeId}/verification`, { code: await control.code(email) });
}
