import { describe, expect, it } from "@jest/globals";
import { PortForbidden, PortInUse, StateProblem, type StateProblemKind, SynthesisFailed } from "local-cloud";
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

  it("names port and variable when the system keeps the port for itself", () => {
    expect(explain(explainStart(new PortForbidden("web", 80)))).toBe(
      "Port 80, for the site and API, is reserved by the system: choose one from 1024 on, e.g. WEB_PORT=3000 npm start.",
    );
  });

  it.each<[StateProblemKind, string]>([
    [
      "disk-full",
      "The disk of /state is full: make room there, or set LOCAL_STATE_DIR to a folder on another disk.",
    ],
    [
      "damaged",
      "What is kept in /state is damaged: begin without it by npm start -- --fresh, or set LOCAL_STATE_DIR to another folder.",
    ],
    [
      "not-writable",
      "/state can't be written: give your user the right to, or set LOCAL_STATE_DIR to another folder.",
    ],
  ])("says what to do about a state folder that is %s", (kind, sentence) => {
    expect(explain(explainStart(new StateProblem(kind, "/state", undefined)))).toBe(sentence);
  });

  it("is the sentences of an app that finds its configuration wrong, and no more", () => {
    const sentences =
      "municipalities/midori/config.ts is not valid:\n  codeMinutes: must be greater than zero";
    expect(explain(explainStart(new SynthesisFailed(sentences)))).toBe(sentences);
    expect(explain(explainStart(new SynthesisFailed("Error: x\n    at main.ts:1:1")))).toBe(
      "The template could not be synthesized:\n\nError: x\n    at main.ts:1:1",
    );
  });

  it("is one sentence, and a stack only where the mistake is ours", () => {
    expect(explain(new Error("AWS::X::Y is unknown"))).toBe("AWS::X::Y is unknown");
    expect(explain(new TypeError("x is not a function"))).toMatch(/settings\.test\.ts/);
    expect(explain("text")).toBe("text");
  });
});
