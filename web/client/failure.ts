import type { FieldError } from "../../contracts/problem.ts";
import type { Failure } from "../../packages/client/index.ts";

/** Why a call brought no answer: the API's own problem document, or a network that did not carry it. */
export type CallFailure = Failure;

/** The failure's stable name: the problem's code, or what happened to the network. */
export const codeOf = ({ code }: CallFailure): string => code;

export const fieldErrorsOf = ({ problem }: CallFailure): readonly FieldError[] => problem?.errors ?? [];
