/**
 * A front end as another team would write it: what it knows of the API are the types generated from the API's
 * description, which stand beside it as `api.d.ts` once the test has made them.
 */
import createClient from "openapi-fetch";
import type { components, paths } from "./api.d.ts";

type Profile = components["schemas"]["BusinessProfileInput"];

export interface Company {
  readonly email: string;
  readonly profile: Profile;
  readonly password: string;
}

export interface Surroundings {
  readonly baseUrl: string;
  /** Keeps cookies and sends `Origin`, as a browser's does. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The code of the mail that came to the address. */
  readonly codeFor: (email: string) => Promise<string>;
}

/** Completing may be repeated safely, as the description says: after a 5xx, for one. */
async function repeated<T extends { readonly response: Response }>(send: () => Promise<T>): Promise<T> {
  let answer = await send();
  for (let tries = 1; answer.response.status >= 500 && tries < 5; tries += 1) answer = await send();
  return answer;
}

/** Registers a company and reads its account back. */
export async function registerCompany(company: Company, { baseUrl, fetch, codeFor }: Surroundings) {
  const { email, profile, password } = company;
  const client = createClient<paths>({ baseUrl, fetch });
  const terms = await client.GET("/api/terms");
  if (!terms.data) throw new Error(terms.error.code);

  const started = await client.POST("/api/registrations", {
    body: {
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion: terms.data.version,
      termsAccepted: true,
    },
  });
  if (!started.data) throw new Error(started.error.code);
  const params = { path: { id: started.data.registrationId } };

  const code = await codeFor(email);
  const wrong = await client.POST("/api/registrations/{id}/verification", {
    params,
    body: { code: "000000" },
  });
  const attemptsLeft = wrong.error?.code === "code-wrong" ? wrong.error.attemptsLeft : undefined;

  const verified = await client.POST("/api/registrations/{id}/verification", { params, body: { code } });
  if (!verified.data) throw new Error(verified.error.code);

  const reviewed = await client.POST("/api/registrations/{id}/review", { params, body: { profile } });
  if (!reviewed.data) throw new Error(reviewed.error.code);

  const completed = await repeated(() =>
    client.POST("/api/registrations/{id}/completion", {
      params,
      body: { profile, password, passwordConfirmation: password },
    }),
  );
  if (!completed.data) throw new Error(completed.error.code);

  const corrected = await client.PATCH("/api/me", { body: { department: null, notifications: true } });
  if (!corrected.data) throw new Error(corrected.error.code);

  const account = await client.GET("/api/me");
  if (account.data?.accountType !== "business") throw new Error("no business account");
  const { organizationName, department, notifications } = account.data.profile;
  await client.DELETE("/api/session");
  const gone = await client.GET("/api/me");
  return {
    attemptsLeft,
    accountId: completed.data.accountId,
    organizationName,
    department,
    notifications,
    afterwards: gone.error?.code,
  };
}
