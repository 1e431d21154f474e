import { describe, expect, it } from "@jest/globals";
import { parseConfig } from "../../../lib/config/parse-config.ts";
import { stageConfig } from "../../../lib/config/stage.ts";
import { configureStage } from "../../../lib/config/stages.ts";
import { aMunicipality } from "../../../testing/infrastructure/municipality.ts";

const arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d";
const withCertificates = { ...aMunicipality(), certificates: { dev: arn, prod: arn } };

const configure = (name: "local" | "dev" | "prod", webPort = 3000) =>
  configureStage(name, withCertificates, { release: "1.2.3", webPort });

describe("a stage", () => {
  it.each([
    ["prod", "https://registration.midori.example"],
    ["dev", "https://dev.registration.midori.example"],
  ] as const)("%s with a certificate has its site, and takes requests from it alone", (name, siteUrl) => {
    expect(configure(name)).toMatchObject({ siteUrl, certificateArn: arn, otherOrigins: [] });
  });

  it.each(["dev", "prod"] as const)("%s without one gets its site's origin from CloudFront", (name) => {
    const { certificates: _, ...without } = withCertificates;
    const stage = configureStage(name, without, { release: "1.2.3", webPort: 3000 });
    expect(stage.otherOrigins).toEqual([]);
    expect(stage).not.toHaveProperty("siteUrl");
    expect(stage).not.toHaveProperty("certificateArn");
  });

  it("local has its site on this machine, at the port that was asked for", () => {
    expect(configure("local", 3100)).toMatchObject({
      siteUrl: "http://localhost:3100",
      otherOrigins: ["http://127.0.0.1:3100"],
    });
  });

  it.each(["local", "dev", "prod"] as const)("%s keeps what the limits say", (name) => {
    expect(configure(name)).toMatchObject({
      resendCooldownSeconds: 60,
      limits: {
        "codes-per-address": { perDay: 30 },
        "codes-per-address-and-network": { perHour: 5, perDay: 10 },
        "starts-per-client": { perHour: name === "local" ? 10_000 : 30 },
        "password-judgements-per-registration": { perMinute: 30 },
        "exports-per-account": { perDay: 10 },
        "sign-ins-per-client-and-address": { perHour: name === "local" ? 30 : 10 },
        "sign-ins-per-client": { perHour: name === "local" ? 10_000 : 100 },
        "mails-per-minute": { perMinute: { local: 10_000, dev: 60, prod: 150 }[name] },
      },
      shortCodes: {
        perDayPerMailbox: 3,
        perHourPerClient: name === "local" ? 10_000 : 4,
        wrongCodesPerDayPerClient: 50,
      },
      session: { idleMinutes: 30, absoluteMinutes: 720 },
    });
  });

  it.each(["local", "dev", "prod"] as const)("%s takes a municipality's own numbers", (name) => {
    const own = {
      session: { idleMinutes: 15 },
      limits: { "codes-per-address-and-network": { perDay: 6 }, "exports-per-account": { perDay: 2 } },
    };
    const stage = configureStage(name, { ...aMunicipality(), ...own }, { release: "1", webPort: 3000 });
    expect(stage.session).toEqual({ ...configure(name).session, idleMinutes: 15 });
    expect(stage.limits).toEqual({
      ...configure(name).limits,
      ...(name !== "local" && {
        "codes-per-address-and-network": { perHour: 5, perDay: 6 },
        "exports-per-account": { perDay: 2 },
      }),
    });
  });

  it("refuses those of a municipality that contradict one another", () => {
    const own = { session: { idleMinutes: 60, absoluteMinutes: 30 } };
    expect(() =>
      configureStage("prod", { ...aMunicipality(), ...own }, { release: "1", webPort: 3000 }),
    ).toThrow("session.idleMinutes: must not exceed absoluteMinutes");
  });

  it("lets nobody ask for more mails in a minute than SES sends", () => {
    const stage = configure("prod");
    const mails = { perMinute: 60 * stage.mailsPerSecond + 1 };
    const greedy = { ...stage, limits: { ...stage.limits, "mails-per-minute": mails } };
    expect(() => parseConfig(stageConfig, greedy, "stage")).toThrow(/mails-per-minute.*mailsPerSecond/s);
  });

  it("prod keeps logs for more than a year, and data when the stack goes", () => {
    expect(configure("prod")).toMatchObject({ logRetention: 400, retainData: true });
  });

  it("prod keeps the audit trail for three years, where nobody can delete it", () => {
    expect(configure("prod").audit).toEqual({
      logRetention: 400,
      archiveYears: 3,
      archiveLock: { mode: "COMPLIANCE", days: 3 * 366 },
    });
  });

  it("mails its alarms to the municipality's operators; local has none", () => {
    const alarmAddresses = { dev: ["dev@example.jp"], prod: ["night@example.jp", "city@example.jp"] };
    const addressesOf = (name: "local" | "dev" | "prod") =>
      configureStage(name, { ...aMunicipality(), alarmAddresses }, { release: "1", webPort: 3000 })
        .alarmAddresses;
    expect(addressesOf("prod")).toEqual(alarmAddresses.prod);
    expect(addressesOf("dev")).toEqual(alarmAddresses.dev);
    expect(addressesOf("local")).toEqual([]);
    expect(configure("prod").alarmAddresses).toEqual([]);
  });

  it("mails seals to the municipality's auditors; local has one of its own", () => {
    const auditAddresses = { prod: ["audit@example.jp", "it@example.jp"] };
    const addressesOf = (name: "local" | "dev" | "prod") =>
      configureStage(name, { ...aMunicipality(), auditAddresses }, { release: "1", webPort: 3000 })
        .auditAddresses;
    expect(addressesOf("prod")).toEqual(auditAddresses.prod);
    expect(addressesOf("dev")).toEqual([]);
    expect(addressesOf("local")).toEqual(["audit@example.jp"]);
  });

  it("prod is protected and locked, but not before it stands", () => {
    const first = configureStage("prod", withCertificates, {
      release: "1",
      webPort: 3000,
      firstDeployment: true,
    });
    expect(first).toMatchObject({ retainData: true, protectData: false });
    expect(first.audit.archiveLock).toBeUndefined();
    expect(configure("prod")).toMatchObject({ retainData: true, protectData: true });
  });

  it.each([
    ["dev", undefined, { mailsPerSecond: 1, reservedConcurrency: undefined }],
    ["prod", undefined, { mailsPerSecond: 7, reservedConcurrency: { "start-registration": 12 } }],
    ["prod", "new-account", { mailsPerSecond: 1, reservedConcurrency: undefined }],
    ["prod", "medium", { mailsPerSecond: 14, reservedConcurrency: { "start-registration": 40 } }],
    ["prod", "deadline-day", { mailsPerSecond: 100, reservedConcurrency: { "deliver-mail": 20 } }],
  ] as const)("%s with capacity %s takes what that names", (name, capacity, expected) => {
    const municipality = { ...aMunicipality(), ...(capacity && { capacity: { [name]: capacity } }) };
    const { mailsPerSecond, reservedConcurrency } = configureStage(name, municipality, {
      release: "1",
      webPort: 3000,
    });
    expect({ mailsPerSecond, reservedConcurrency }).toMatchObject(expected);
  });

  it.each(["local", "dev"] as const)("%s leaves nothing behind", (name) => {
    expect(configure(name).retainData).toBe(false);
  });
});

describe("a stage's configuration", () => {
  const parse = (change: object) => () =>
    parseConfig(stageConfig, { ...configure("prod"), ...change }, "stage");
  const { limits } = configure("prod");

  it.each([
    [{ resendCooldownSeconds: 0 }, "resendCooldownSeconds: must be greater than zero"],
    [{ resendCooldownSeconds: 1.5 }, "resendCooldownSeconds: must be a whole number"],
    [{ siteUrl: "https://x.example/" }, "siteUrl: must be an origin such as https://example.jp"],
    [{ otherOrigins: ["null"] }, "otherOrigins.0: must be an origin such as https://example.jp"],
    [
      { limits: { ...limits, "codes-per-address": { perHour: 11, perDay: 10 } } },
      "limits.codes-per-address.perHour: must not exceed perDay",
    ],
    [{ limits: { ...limits, "starts-per-client": {} } }, "limits.starts-per-client: must say how many"],
    [
      { limits: { ...limits, "starts-per-client": { perHour: 0 } } },
      "limits.starts-per-client.perHour: must be greater than zero",
    ],
    [
      { limits: { ...limits, "starts-per-planet": { perHour: 1 } } },
      "limits.starts-per-planet: is no setting; correct its name or remove it",
    ],
    [
      { session: { idleMinutes: 60, absoluteMinutes: 30, maxSessions: 20, reauthenticationMinutes: 10 } },
      "session.idleMinutes: must not exceed absoluteMinutes",
    ],
    [{ logRetention: 42 }, "logRetention: must be one of"],
    [
      { retainData: false, protectData: false },
      "audit.archiveLock: must not be COMPLIANCE where retainData is false: nobody could delete the bucket with the stack",
    ],
    [
      { retainData: false, audit: { logRetention: 30, archiveYears: 1 } },
      "protectData: must be false where retainData is false: the stack could not be deleted whole",
    ],
    [{ alarmAddresses: ["operators"] }, "alarmAddresses.0: must be an e-mail address"],
    [{ auditAddresses: ["auditors"] }, "auditAddresses.0: must be an e-mail address"],
    [{ reservedConcurrency: { "sign-in": 0 } }, "reservedConcurrency.sign-in: must be greater than zero"],
    [{ release: "" }, "release: must not be empty"],
  ])("names the wrong field (%j)", (change, problem) => {
    expect(parse(change)).toThrow(`stage is not valid:\n  ${problem}`);
  });
});
