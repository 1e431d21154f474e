import { describe, expect, it } from "@jest/globals";
import { PortInUse } from "local-cloud";
import { ExpectedError, explain } from "../../../commands/shared/expected-error.ts";
import { explainStart, readSettings } from "../../../commands/start/settings.ts";

describe("the settings of npm start", () => {
  it("have defaults", () => {
    expect(readSettings([], {})).toMatchObject({
      ports: { web: 3000, aws: 4566, inbox: 8005, api: 0 },
      stateDir: expect.stringMatching(/[\\/]\.local$/),
      fresh: false,
      help: false,
    });
  });

  it("come from variables and options", () => {
    const env = {
      WEB_PORT: "3100",
      AWS_PORT: "",
      INBOX_PORT: "8100",
      API_PORT: "3101",
      LOCAL_STATE_DIR: "state",
      MUNICIPALITY: "x",
    };
    expect(readSettings(["--fresh", "--cdk-out", "out"], env)).toEqual({
      ports: { web: 3100, aws: 4566, inbox: 8100, api: 3101 },
      stateDir: "state",
      municipality: "x",
      cdkOut: "out",
      fresh: true,
      help: false,
    });
  });

  it.each<[string, readonly string[], NodeJS.ProcessEnv, string]>([
    [
      "a port that is none",
      [],
      { WEB_PORT: "http" },
      "WEB_PORT=http is no port: give a number from 1 to 65535.",
    ],
    ["a port out of range", [], { AWS_PORT: "70000" }, "AWS_PORT=70000 is no port"],
    ["port 0", [], { INBOX_PORT: "0" }, "INBOX_PORT=0 is no port"],
    ["one port for two", [], { WEB_PORT: "4566" }, "must be different ports"],
    ["CloudFront's port for the API past it", [], { API_PORT: "3000" }, "must be different ports"],
    ["an unknown option", ["--frseh"], {}, "--fresh  "],
  ])("refuse %s in words", (_name, args, env, message) => {
    expect(() => readSettings(args, env)).toThrow(ExpectedError);
    expect(() => readSettings(args, env)).toThrow(message);
  });
});

describe("an error of the start", () => {
  it("names port, variable and remedy when a port is in use", () => {
    expect(explain(explainStart(new PortInUse("web", 3000)))).toBe(
      "Port 3000, for the site and API, is in use: stop what listens there, or choose another one, e.g. WEB_PORT=3100 npm start.",
    );
    expect(explain(explainStart(new PortInUse("inbox", 65_500)))).toContain("INBOX_PORT=65400");
  });

  it("is one sentence, and a stack only where the mistake is ours", () => {
    expect(explain(new Error("AWS::X::Y is unknown"))).toBe("AWS::X::Y is unknown");
    expect(explain(new TypeError("x is not a function"))).toMatch(/settings\.test\.ts/);
    expect(explain("text")).toBe("text");
  });
});
