import { describe, expect, it } from "@jest/globals";
import {
  accountIdIn,
  isOpen,
  isPending,
  newProposal,
  type Proposal,
  stateOf,
} from "../../../functions/domain/proposal.ts";

const NOW = 1_000_000;
const DAY = 86_400_000;
const correction = { newEmail: "hanako@example.com", evidence: "registry", changeId: "change-1" } as const;
const facts = {
  proposalId: "account-1.p1",
  kind: "correct-address",
  proposer: "0pe1",
  reason: "wrong-address",
  ticket: "T-1",
  proposedAt: NOW,
  correction,
} as const;
const proposal = (special: Partial<Proposal> = {}): Proposal => ({ ...newProposal(facts), ...special });

describe("a proposal", () => {
  it("waits for a day", () => {
    const { digest, ...shown } = newProposal(facts);
    expect(shown).toEqual({ ...facts, expiresAt: NOW + DAY, state: "proposed" });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has the digest of what is shown of it, which stays the same while its new mailbox is confirmed", () => {
    const { digest } = newProposal(facts);
    expect(newProposal({ ...facts }).digest).toBe(digest);
    expect(newProposal({ ...facts, correction: { ...correction, confirmedAt: NOW + 1 } }).digest).toBe(
      digest,
    );
  });

  it.each<[string, Partial<Parameters<typeof newProposal>[0]>]>([
    ["id", { proposalId: "account-2.p1" }],
    ["kind", { kind: "suspend" }],
    ["proposer", { proposer: "0pe2" }],
    ["reason", { reason: "lost-mailbox" }],
    ["ticket", { ticket: "T-2" }],
    ["time", { proposedAt: NOW + 1 }],
    ["address", { correction: { ...correction, newEmail: "hanako@example.net" } }],
    ["evidence", { correction: { ...correction, evidence: "letter" } }],
  ])("of another %s has another digest", (_, special) => {
    expect(newProposal({ ...facts, ...special }).digest).not.toBe(newProposal(facts).digest);
  });

  it("has an id that begins with its account", () => {
    expect(accountIdIn("account-1.p1")).toBe("account-1");
  });

  const end = NOW + DAY;
  it.each<[Proposal["state"], number, string, boolean, boolean]>([
    ["proposed", end - 1, "proposed", true, true],
    ["proposed", end, "expired", false, false],
    ["approved", end - 1, "approved", false, true],
    ["approved", end, "approved", false, false],
    ["executed", end - 1, "executed", false, false],
    ["executed", end, "executed", false, false],
    ["rejected", end - 1, "rejected", false, false],
    ["rejected", end, "rejected", false, false],
  ])("%s is, at %d, %s; open: %s, in another's way: %s", (state, now, shown, isDecidable, stands) => {
    const one = proposal({ state });
    expect([stateOf(one, now), isOpen(one, now), isPending(one, now)]).toEqual([shown, isDecidable, stands]);
  });

  it("that there is not is neither open nor in the way", () => {
    expect([isOpen(undefined, NOW), isPending(undefined, NOW)]).toEqual([false, false]);
  });
});
