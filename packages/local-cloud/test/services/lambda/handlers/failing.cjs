const { setTimeout: sleep } = require("node:timers/promises");

/** Fails in the way that the event names. */
exports.handler = async ({ how, ms = 0 }) => {
  switch (how) {
    case "throw":
      throw new TypeError("no such thing");
    case "throw-text":
      throw "just text"; // what a careless library may do
    case "exit":
      return process.exit(3);
    case "exit-quietly":
      return process.exit(0);
    case "uncaught":
      setTimeout(() => {
        throw new RangeError("from a timer");
      }, 0);
      return sleep(60_000);
    case "unhandled":
      Promise.reject(new Error("nobody listens"));
      return sleep(60_000);
    case "busy":
      for (;;);
    case "sleep":
      await sleep(ms);
      return "awake";
    case "log-trace":
      console.log({ traceId: process.env._X_AMZN_TRACE_ID });
      return sleep(60_000);
    case "memory": {
      const kept = [];
      for (;;) kept.push(new Array(100_000).fill(kept.length));
    }
    case "circular": {
      const circle = {};
      circle.self = circle;
      return circle;
    }
    case "huge":
      return "x".repeat(7 * 1024 * 1024);
    case "nothing":
      return undefined;
    default:
      return how;
  }
};
