import { expect, it } from "@jest/globals";
import type { FlowPurpose } from "../../../../functions/domain/one-time-code.ts";
import {
  auditedFlow,
  isClaimedState,
  isCompletedState,
} from "../../../../functions/use-cases/flow/flow-kinds.ts";
import { anEmailChange, aRegistration, aReset, aRevival } from "../../../../testing/builders.ts";

it.each<[string, Parameters<typeof isClaimedState>[0], boolean, boolean]>([
  ["a registration under way", aRegistration({ state: "completing" }), true, false],
  ["a completed registration", aRegistration({ state: "completed" }), false, true],
  ["a proven mailbox", aRegistration({ state: "verified" }), false, false],
  ["a password that is being set", aReset({ state: "setting" }), true, false],
  ["a password that was set", aReset({ state: "completed" }), false, true],
  ["an address that is being changed", anEmailChange({ state: "applying" }), true, false],
  ["an address that was changed", anEmailChange({ state: "applied" }), false, true],
  ["an address that was taken", anEmailChange({ state: "duplicate" }), false, false],
  ["an account that came back", aRevival({ state: "completed" }), false, true],
])("%s: whether somebody is at it, and whether it is done", (_, flow, isClaimed, isCompleted) => {
  expect(isClaimedState(flow)).toBe(isClaimed);
  expect(isCompletedState(flow)).toBe(isCompleted);
});

it.each<[FlowPurpose, object]>([
  ["registration", { registrationId: "flow-1" }],
  ["reset", { flowId: "flow-1" }],
  ["email-change", { flowId: "flow-1" }],
  ["revive", { flowId: "flow-1" }],
])("the audit trail names a flow (%s)", (purpose, named) => {
  expect(auditedFlow({ purpose, flowId: "flow-1" })).toStrictEqual(named);
});
