import { describe, expect, it } from "@jest/globals";
import { printedActed, printedFinding, printedProposal } from "../../../commands/desk/printed.ts";
import { deskDetail } from "../../../commands/shared/desk-names.ts";
import {
  clearableLimits,
  type FindingAnswer,
  type ProposalAnswer,
  proposalAnswer,
  revealableFields,
} from "../../../contracts/desk.ts";
import { evidences, holdReasons, proposalKinds } from "../../../contracts/desk-words.ts";
import { deskProblems } from "../../../functions/http/desk-problems.ts";

const at = "2026-01-15T01:30:00.000Z";
const proposal: ProposalAnswer = {
  ...{ proposalId: "1234.5678", kind: "correct-address", state: "proposed", digest: "0" },
  ...{ reason: "lost-mailbox", ticket: "T-1", proposedAt: at, expiresAt: at },
  ...{ newEmail: "●●●", evidence: "registry", confirmedAt: at, objectedAt: at },
};
const proposals = [
  ...proposalKinds.map((kind) => ({ ...proposal, kind })),
  ...proposalAnswer.shape.state.options.map((state) => ({ ...proposal, state })),
  ...evidences.map((evidence) => ({ ...proposal, evidence })),
];
const found: FindingAnswer = {
  ...{ state: "active", accountType: "business", mails: [], openFlows: [], deskActions: [], proposals },
  limits: clearableLimits.map((limit) => ({ limit, count: 1, atMost: 2, until: at })),
  holds: holdReasons.map((reason) => ({ reason, until: at })),
};
const words = (text: string) => text.match(/[a-z][a-z-]+/g) ?? [];

describe("what the desk prints in Japanese", () => {
  it("has no word of the API, but those of limits, which are typed to clear one", () => {
    expect(words(printedFinding(found, "ja"))).toEqual(clearableLimits);
  });

  it("says what is proposed, by what evidence, and how it stands", () => {
    expect(printedProposal(proposal, "ja")).toMatch(
      /^1234\.5678 メールアドレスの訂正 承認待ち \(.*登記、新しいアドレスは.*に確認済み/,
    );
    expect(printedProposal({ ...proposal, kind: "delete" }, "en")).toContain("end of the account waits");
  });

  it("says of a stop what the desk has proposed, and of a supervisor's that it is done", () => {
    const { newEmail, evidence, confirmedAt, objectedAt, ...plain } = proposal;
    const asked = { ...plain, kind: "suspend" } as const;
    expect(printedActed(asked, "ja")).toBe(printedProposal(asked, "ja"));
    expect(printedActed(asked, "ja")).toMatch(/^1234\.5678 利用の停止 承認待ち \(/);
    expect(printedActed({ ...asked, kind: "restore" }, "ja")).toContain("停止（市）の解除 承認待ち");
    expect(printedActed(asked, "en")).toContain("stop of the account waits for approval");
    expect(printedActed({ accountId: "a", state: "suspended" }, "ja")).toBe("済みました。");
    expect(printedActed({ accountId: "a", state: "active" }, "en")).toBe("Done.");
  });

  it("has no word of the API in the details of records either", () => {
    const details = [
      ...proposalKinds,
      ...evidences.map((evidence) => `correct-address:${evidence}`),
      ...["correct-address:overtaken", revealableFields.join(",")],
      ...Object.keys(deskProblems).map((kind) => `approvals:${kind}`),
      ...clearableLimits.map((limit) => `${limit}:4`),
    ];
    const inWords = details.map((detail) => deskDetail(detail, "ja", (part) => part));
    expect(inWords.flatMap(words)).toEqual([]);
    expect(inWords).toContain("同じ宛先へのコード送付：4");
    expect(inWords).toContain("承認：自分の起案");
  });
});
