import { describe, expect, it } from "@jest/globals";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod/mini";
import { ServiceFunction } from "../../../lib/constructs/service-function.ts";
import { functionsOf, logicalIdIn } from "../../../testing/infrastructure/resources.ts";
import { aStack, aStage } from "../../../testing/infrastructure/stacks.ts";

const schema = z.object({
  TABLE: z.string(),
  MINUTES: z.pipe(z.string().check(z.regex(/^\d+$/)), z.transform(Number)),
});

const aFunction = (environment: { TABLE: string; MINUTES: string }) => {
  const stack = aStack();
  new ServiceFunction(stack, "Example", { entry: "show-terms", schema, stage: aStage("dev"), environment });
  return Template.fromStack(stack);
};

describe("a service function", () => {
  it("waits ten seconds by default, below what API Gateway waits", () => {
    aFunction({ TABLE: "t", MINUTES: "30" }).hasResourceProperties("AWS::Lambda::Function", {
      Timeout: 10,
      MemorySize: 512,
      Environment: { Variables: { TABLE: "t", MINUTES: "30" } },
    });
  });

  it("logs into the audit trail's log group, whatever else the stack has", () => {
    const stack = aStack();
    for (const id of ["One", "Other"])
      new ServiceFunction(stack, id, {
        entry: "show-terms",
        schema,
        stage: aStage("dev"),
        environment: { TABLE: "t", MINUTES: "30" },
      });
    const [one, other] = functionsOf(Template.fromStack(stack)).map(([, { properties }]) =>
      logicalIdIn(properties.LoggingConfig.LogGroup),
    );
    expect(one).toMatch(/^AuditTrailLogs/);
    expect(other).toBe(one);
  });

  it("has concurrency reserved only where its stage reserves some for it", () => {
    const reserving = (reservedConcurrency: Record<string, number>) => {
      const stack = aStack();
      new ServiceFunction(stack, "Example", {
        entry: "show-terms",
        schema,
        stage: { ...aStage("dev"), reservedConcurrency },
        environment: { TABLE: "t", MINUTES: "30" },
      });
      return functionsOf(Template.fromStack(stack))[0]?.[1].properties.ReservedConcurrentExecutions;
    };
    expect(reserving({ "show-terms": 7 })).toBe(7);
    expect(reserving({ "sign-in": 7 })).toBeUndefined();
  });

  it("refuses at synthesis what the function would refuse at its cold start", () => {
    expect(() => aFunction({ TABLE: "t", MINUTES: "half an hour" })).toThrow(
      /^environment of show-terms is not valid:\n {2}MINUTES: /,
    );
  });

  it("refuses a variable that the function never reads", () => {
    const environment = { TABLE: "t", MINUTES: "30", LEFT_OVER: "x" };
    expect(() => aFunction(environment)).toThrow("environment of show-terms: it does not read LEFT_OVER");
  });

  it("does not compile without a variable of its schema", () => {
    const stack = aStack();
    const props = { entry: "show-terms", schema, stage: aStage("dev") };
    // @ts-expect-error MINUTES is missing
    expect(() => new ServiceFunction(stack, "Example", { ...props, environment: { TABLE: "t" } })).toThrow(
      "MINUTES",
    );
  });
});
