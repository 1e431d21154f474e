import { describe, expect, it } from "@jest/globals";
import { createPrincipals } from "../../src/endpoint/principals.ts";

const aPrincipal = (functionName: string) => ({ functionName, roleName: "r", statements: [] });

describe("principals", () => {
  it("are found by access key, app id and name", () => {
    const principals = createPrincipals();
    const principal = aPrincipal("f");
    principals.add(principal, { accessKeyId: "AKIA1", secretAccessKey: "s1", appId: "App1" });
    expect(principals.ofAccessKey("AKIA1")).toEqual({ principal, secretAccessKey: "s1" });
    expect(principals.ofAppId("App1")).toBe(principal);
    expect(principals.named("f")).toBe(principal);
    expect(principals.ofAccessKey("App1")).toBeUndefined();
  });

  it.each([
    ["f", "AKIA2", "App2", "f"],
    ["g", "AKIA1", "App2", "AKIA1"],
    ["g", "AKIA2", "App1", "App1"],
  ])("never share a name or key: %s %s %s", (functionName, accessKeyId, appId, taken) => {
    const principals = createPrincipals();
    principals.add(aPrincipal("f"), { accessKeyId: "AKIA1", secretAccessKey: "s1", appId: "App1" });
    expect(() =>
      principals.add(aPrincipal(functionName), { accessKeyId, secretAccessKey: "s2", appId }),
    ).toThrow(`${taken} already identifies f`);
  });
});
