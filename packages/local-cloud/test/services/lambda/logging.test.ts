import { afterEach, describe, expect, it } from "@jest/globals";
import { records, start, stopAll } from "./setup.ts";

afterEach(stopAll);

describe("log lines", () => {
  it("take the shape of Lambda's JSON logs", async () => {
    const { subject, logs } = start("logging.handler");
    const { requestId } = await subject.invoke({});
    const stamped = {
      function: "logging",
      time: expect.any(String),
      timestamp: expect.any(String),
      requestId,
    };
    expect(records(logs)).toEqual([
      expect.objectContaining({ type: "platform.start" }),
      { ...stamped, level: "INFO", message: "hello world" },
      { ...stamped, level: "INFO", message: { event: "terms.accepted", orderId: "r1" } },
      expect.objectContaining({ ...stamped, level: "ERROR", errorType: "Error", errorMessage: "boom" }),
      { function: "logging", time: expect.any(String), event: "own-logger", level: "INFO" },
      { function: "logging", time: expect.any(String), message: "plain text" },
      expect.objectContaining({
        type: "platform.report",
        record: {
          requestId,
          status: "success",
          metrics: {
            durationMs: expect.any(Number),
            billedDurationMs: expect.any(Number),
            memorySizeMB: 128,
            maxMemoryUsedMB: expect.any(Number),
            initDurationMs: expect.any(Number),
          },
        },
      }),
    ]);
  });

  it("follow the levels that the function is configured with", async () => {
    const { subject, logs } = start("logging.handler", {
      applicationLogLevel: "ERROR",
      systemLogLevel: "WARN",
    });
    await subject.invoke({});
    expect(records(logs).map((record) => record["level"])).toEqual(["ERROR", "INFO", undefined]);
  });

  it("are tab-separated text where the function has no JSON format", async () => {
    const { subject, logs } = start("logging.handler", { logFormat: "Text" });
    const { requestId } = await subject.invoke({});
    expect(records(logs)[1]).toMatchObject({
      message: expect.stringMatching(new RegExp(`^[^\t]+\t${requestId}\tINFO\thello world$`)),
    });
  });

  it("need the role's permission to write, and say when it is missing", async () => {
    const used: string[] = [];
    const { subject, logs } = start(
      "echo.handler",
      {},
      {
        recordImplicit: (action, resource) => {
          used.push(`${action} ${resource}`);
          if (action === "logs:PutLogEvents") throw new Error("not authorized to perform: logs:PutLogEvents");
        },
      },
    );
    await subject.invoke({});
    expect(used[0]).toMatch(
      /^logs:CreateLogStream arn:aws:logs:ap-northeast-1:000000000000:log-group:\/aws\/lambda\/echo:log-stream:/,
    );
    expect(records(logs)[0]).toMatchObject({
      level: "WARN",
      message: expect.stringContaining("PutLogEvents"),
    });
  });
});
