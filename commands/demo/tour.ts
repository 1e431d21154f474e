import { randomInt } from "node:crypto";
import * as z from "zod";
import { codesIn } from "../../contracts/verification-code.ts";
import { examplePassword, exampleProfile, newEmail } from "../../testing/example-company.ts";
import { createApiClient, type Exchange } from "../shared/api-client.ts";
import { openMailbox } from "./mailbox.ts";
import type { Printer } from "./printer.ts";

export interface TourOptions {
  /** Of the local cloud's web port. */
  readonly url: string;
  readonly origin: string;
  readonly printer: Printer;
}

/** Registers a company from the terms of use to My page. Throws at the first answer that is not the expected one. */
export async function takeTour({ url, origin, printer }: TourOptions): Promise<void> {
  const client = createApiClient({ url, origin });
  const email = newEmail();
  const mailbox = openMailbox(url, email);
  const expectAnswer = async (status: number, exchanging: Promise<Exchange>): Promise<unknown> => {
    const exchange = await exchanging;
    printer.exchange(exchange);
    if (exchange.status === status) return exchange.answer;
    throw new Error(
      `${exchange.method} ${exchange.path} answered ${exchange.status} where ${status} was expected`,
    );
  };

  printer.step("Read the terms of use");
  const terms = z
    .object({ version: z.string() })
    .parse(await expectAnswer(200, client.call("GET", "/api/terms")));

  printer.step("Give an e-mail address: a code is sent to it");
  const started = await expectAnswer(
    202,
    client.call("POST", "/api/registrations", {
      accountType: "business",
      email,
      emailConfirmation: email,
      termsVersion: terms.version,
      termsAccepted: true,
    }),
  );
  const { registrationId } = z.object({ registrationId: z.string() }).parse(started);
  const registration = `/api/registrations/${registrationId}`;
  const codeMail = await mailbox.next();
  printer.mail(codeMail);
  const code = codeIn(codeMail.body.text ?? "");

  printer.step("Reload the page: where does the registration stand?");
  await expectAnswer(200, client.call("GET", registration));

  printer.step("Enter a wrong code, then the right one, in full-width digits and with a space");
  await expectAnswer(422, client.call("POST", `${registration}/verification`, { code: otherThan(code) }));
  await expectAnswer(200, client.call("POST", `${registration}/verification`, { code: asTyped(code) }));

  printer.step("Fill in the form: what can be stored, and the address by its postal code");
  await expectAnswer(200, client.call("GET", "/api/characters"));
  await expectAnswer(200, client.call("GET", "/api/addresses?postalCode=2100007"));

  printer.step("Check the form: everything wrong is reported at once");
  const careless = { ...exampleProfile, organizationName: "", phone: "12", contact: {} };
  await expectAnswer(422, client.call("POST", `${registration}/review`, { profile: careless }));
  await expectAnswer(200, client.call("POST", `${registration}/review`, { profile: exampleProfile }));

  printer.step("Have a password judged while it is typed: an ordinary one is refused, with the reason");
  const judge = (password: string) =>
    client.call("POST", `${registration}/password-judgement`, { password, names: [] });
  await expectAnswer(422, judge("Password-2026"));
  await expectAnswer(200, judge(examplePassword));

  printer.step("Complete the registration with a password; one of digits alone is refused");
  const complete = (password: string) =>
    client.call("POST", `${registration}/completion`, {
      profile: exampleProfile,
      password,
      passwordConfirmation: password,
    });
  await expectAnswer(422, complete("8305172946"));
  await expectAnswer(201, complete(examplePassword));
  printer.mail(await mailbox.next());

  printer.step("See My page, and correct the registered information");
  await expectAnswer(200, client.call("GET", "/api/me"));
  await expectAnswer(200, client.call("PATCH", "/api/me", { department: "経営企画部", notifications: true }));

  printer.step("Sign out, and in again: the letter case of the address does not matter");
  await expectAnswer(204, client.call("DELETE", "/api/session"));
  await expectAnswer(401, client.call("GET", "/api/me"));
  await expectAnswer(
    200,
    client.call("POST", "/api/session", { email: email.toUpperCase(), password: examplePassword }),
  );
}

function codeIn(text: string): string {
  const [code] = codesIn(text);
  if (code === undefined) throw new Error("the mail holds no code");
  return code;
}

function otherThan(code: string): string {
  const other = String(randomInt(1_000_000)).padStart(6, "0");
  return other === code ? otherThan(code) : other;
}

/** `123456` → `１２３ ４５６` */
function asTyped(code: string): string {
  const wide = [...code].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
  return `${wide.slice(0, 3).join("")} ${wide.slice(3).join("")}`;
}
