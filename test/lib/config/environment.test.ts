import { describe, expect, it } from "@jest/globals";
import { environment as showAccount } from "../../../functions/handlers/account/show-account.environment.ts";
import { environment as signIn } from "../../../functions/handlers/session/sign-in.environment.ts";
import { environment as signOut } from "../../../functions/handlers/session/sign-out.environment.ts";
import { settings } from "../../../lib/config/environment.ts";
import { configureStage } from "../../../lib/config/stages.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

const municipality = aMunicipality();
const stage = configureStage("prod", municipality, { release: "1.2.3", webPort: 3000 });

describe("a function's settings", () => {
  it("are those that it picks of the stage and the municipality, and no others", () => {
    const { SETTINGS } = settings(signIn, { ...municipality, ...stage });
    expect(JSON.parse(SETTINGS)).toEqual({
      signInNotice: "new-browser",
      session: { idleMinutes: 30, absoluteMinutes: 720, maxSessions: 20, reauthenticationMinutes: 10 },
      contact: municipality.contact,
      limits: { "sign-ins-per-client-and-address": { perHour: 10 }, "sign-ins-per-client": { perHour: 100 } },
    });
  });

  it("are a part of a setting where it reads no more", () => {
    const { SETTINGS } = settings(showAccount, { ...municipality, ...stage });
    const { terms } = municipality;
    expect(JSON.parse(SETTINGS)).toEqual({
      session: { idleMinutes: 30 },
      terms: {
        ...{ version: terms.version, sha256: terms.sha256 },
        ...{ effectiveFrom: terms.effectiveFrom, requiresAcceptance: terms.requiresAcceptance },
      },
      earlierTerms: [],
    });
  });

  it("do not compile where one is missing, or none is read", () => {
    const { session: _, ...rest } = stage;
    // @ts-expect-error no session
    expect(() => settings(showAccount, { ...municipality, ...rest })).toThrow("session");
    // @ts-expect-error it reads none
    expect(() => settings(signOut, { ...municipality, ...stage })).toThrow();
  });
});
