import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describeError, runtimeError } from "./describe-error.ts";
import type { InvocationContext } from "./invocation-context.ts";

export type Handler = (event: unknown, context: InvocationContext) => unknown;

/** Loads `file.export` from the task root, with Lambda's errors for what may be missing. */
export function loadHandler(taskRoot: string, handler: string): Handler {
  const dot = handler.indexOf(".", handler.lastIndexOf("/") + 1);
  if (dot < 0) throw runtimeError("Runtime.MalformedHandlerName", `Bad handler "${handler}"`);
  const file = handler.slice(0, dot);
  const path = handler.slice(dot + 1);
  return functionAt(requireModule(taskRoot, file), path, handler);
}

function requireModule(taskRoot: string, file: string): unknown {
  const found = [".js", ".mjs", ".cjs"]
    .map((end) => join(taskRoot, file + end))
    .find((name) => existsSync(name));
  if (found === undefined) {
    throw runtimeError("Runtime.ImportModuleError", `Error: Cannot find module '${file}' in ${taskRoot}`);
  }
  try {
    return createRequire(found)(found);
  } catch (error) {
    throw asImportError(error);
  }
}

/** Lambda renames what the loader raises and passes on what the module's own code throws. */
function asImportError(error: unknown): unknown {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND") {
    return runtimeError("Runtime.ImportModuleError", `Error: ${describeError(error).errorMessage}`, error);
  }
  if (error instanceof SyntaxError) {
    return runtimeError("Runtime.UserCodeSyntaxError", `SyntaxError: ${error.message}`, error);
  }
  return error;
}

function functionAt(module: unknown, path: string, handler: string): Handler {
  let value = module;
  for (const key of path.split(".")) value = memberOf(value, key);
  if (typeof value !== "function") {
    throw runtimeError("Runtime.HandlerNotFound", `${handler} is undefined or not exported`);
  }
  if (value.length >= 3) {
    // nodejs24.x refuses handlers with a callback: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
    throw runtimeError(
      "Runtime.CallbackHandlerDeprecated",
      "Callback-based handlers are not supported from Node.js 24 on: make the handler async",
    );
  }
  return value as Handler; // a function is all that can be known of code loaded at run time
}

function memberOf(value: unknown, key: string): unknown {
  const holds = (typeof value === "object" && value !== null) || typeof value === "function";
  return holds ? Reflect.get(value, key) : undefined;
}
