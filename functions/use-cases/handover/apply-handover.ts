import type { Account } from "../../domain/account.ts";
import type { EmailChange, Successor } from "../../domain/email-change.ts";
import { type ApplyDependencies, applyEmailChange } from "../email/apply-email-change.ts";
import { unknownPassword } from "../links/void-password.ts";
import type { Handovers, Users } from "../ports.ts";

export interface ApplyHandoverDependencies extends ApplyDependencies {
  readonly handovers: Pick<Handovers, "holdOpen" | "handOver">;
  readonly users: ApplyDependencies["users"] & Pick<Users, "setPassword">;
}

/**
 * A handover is a change of address by which the password, the contact and the agreement change, too. The new password is set
 * as soon as the user has the new address, and before any session ends: so the predecessor's is void when the account is the
 * successor's. Without one, as in the follow-up, it becomes one that nobody knows, and the successor's mail leads to a new one.
 */
export function applyHandover(
  dependencies: ApplyHandoverDependencies,
  change: EmailChange & { readonly successor: Successor },
  account: Account,
  password?: string,
) {
  const { clock, accounts, handovers, users, emailHash, audit } = dependencies;
  const { id: flowId, successor } = change;
  const handedOver = password === undefined ? "without-password" : "with-password";
  return applyEmailChange(
    {
      ...dependencies,
      announced: "AccountSucceeded",
      accounts: {
        ...accounts,
        holdEmailChangeOpen: (accountId, facts) => handovers.holdOpen(accountId, { ...facts, now: clock() }),
        async changeEmail(current, { change: address, epoch, step }) {
          const { accountId } = current;
          const { emailHmac: previousEmailHmac } = await emailHash(address.previousEmail);
          const { version: termsVersion, sha256: termsSha256 } = successor.terms;
          const auditFields = { outcome: "success", flowId, accountId } as const;
          audit({ event: "terms.accepted", ...auditFields, termsVersion, termsSha256 });
          audit({
            ...{ event: "account.handed-over", ...auditFields, reason: handedOver },
            ...{ ...(await emailHash(address.email)), previousEmailHmac },
          });
          return handovers.handOver(current, { change: { ...address, handedOver }, epoch, successor, step });
        },
      },
      users: {
        ...users,
        async changeEmail(userSub, email) {
          const isOthers =
            (await users.changeEmail(userSub, email)) === "exists" &&
            (await users.find(email))?.userSub !== userSub;
          if (isOthers) return "exists";
          await users.setPassword(userSub, password ?? unknownPassword());
          return "changed";
        },
      },
    },
    change,
    account,
  );
}
