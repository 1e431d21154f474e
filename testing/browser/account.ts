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
  business: { organizationName: example.business, ...address, contact: name },
};

/** Registers the visitor by calls of the page, without its screens; leaves the browser signed in. */
export async function registerByCalls(
  { page, email }: Visitor,
  control: Control,
  accountType: keyof typeof profiles = "individual",
): Promise<void> {
  const send = (method: string, path: string, body?: object): Promise<Record<string, string>> =>
    page.evaluate(
      async ([method, path, body]) => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(path, { method, ...(body !== undefined && { body, headers }) });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return response.json();
      },
      [method, path, body && JSON.stringify(body)] as const,
    );
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
