/** What Lambda answers when a function fails: the body of a response marked `X-Amz-Function-Error`. */
export interface FunctionError {
  /** e.g. `TypeError`, `Runtime.ExitError`, `Sandbox.Timedout` */
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** How one invocation ended. */
export type InvocationOutcome =
  | { readonly kind: "returned"; readonly requestId: string; readonly payload: unknown }
  | { readonly kind: "failed"; readonly requestId: string; readonly error: FunctionError }
  /** The event or the answer exceeded what a synchronous invocation may carry. */
  | { readonly kind: "too-large"; readonly requestId: string; readonly error: FunctionError };

/** Bytes of a synchronous invocation's event, and of its answer (Lambda quota). */
export const maxPayloadBytes = 6 * 1024 * 1024;

export function timedOut(requestId: string, seconds: number): FunctionError {
  return {
    errorType: "Sandbox.Timedout",
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  };
}

/** The runtime ended in the middle of an invocation: `process.exit`, memory used up, stopped from outside. */
export function runtimeExited(requestId: string, reason: ExitReason): FunctionError {
  return {
    errorType: "Runtime.ExitError",
    errorMessage: `RequestId: ${requestId} Error: ${wording(reason)}`,
  };
}

export type ExitReason =
  | { readonly kind: "code"; readonly code: number }
  | { readonly kind: "out-of-memory" };

function wording(reason: ExitReason): string {
  if (reason.kind === "out-of-memory") return "Runtime exited with error: signal: killed";
  return reason.code === 0
    ? "Runtime exited without providing a reason"
    : `Runtime exited with error: exit status ${reason.code}`;
}

export function requestTooLarge(bytes: number): FunctionError {
  return {
    errorType: "RequestTooLargeException",
    errorMessage: `Request must be smaller than ${maxPayloadBytes} bytes for the InvokeFunction operation, and this one has ${bytes}`,
  };
}

export function responseTooLarge(bytes: number): FunctionError {
  return {
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${maxPayloadBytes} bytes).`,
  };
}
