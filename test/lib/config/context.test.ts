import { describe, expect, it } from "@jest/globals";
import { App } from "aws-cdk-lib";
import { readContext } from "../../../lib/config/context.ts";

const read = (context: Record<string, string>) => readContext(new App({ context }).node);

describe("the app's context", () => {
  it("defaults to a development deployment of Kawasaki under the package's version", () => {
    expect(read({})).toEqual({
      stage: "dev",
      municipality: "kawasaki",
      release: expect.stringMatching(/^\d+\.\d+\.\d+/),
      firstDeployment: false,
      webPort: 3000,
    });
  });

  it("takes what the command line says, as text", () => {
    const given = { stage: "local", municipality: "midori", release: "abc", webPort: "3100" };
    expect(read({ ...given, firstDeployment: "true" })).toEqual({
      stage: "local",
      municipality: "midori",
      release: "abc",
      firstDeployment: true,
      webPort: 3100,
    });
  });

  it.each([
    [{ stage: "production" }, 'stage: must be one of "local", "dev", "prod"'],
    [{ firstDeployment: "yes" }, "firstDeployment: must be true or false"],
    [{ webPort: "80a" }, "webPort: must be a port"],
    [{ webPort: "70000" }, "webPort: must be a port"],
    [{ webPort: "" }, "webPort: must be a port"],
    [{ municipality: "" }, "municipality: must not be empty"],
  ])("names the wrong value (%j)", (context, problem) => {
    expect(() => read(context)).toThrow(`context (-c name=value) is not valid:\n  ${problem}`);
  });
});
