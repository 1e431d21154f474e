import type { ClearableLimit } from "../../../contracts/desk.ts";
import { canonicalMailbox } from "../../domain/canonical-mailbox.ts";
import type { LimitedCaller } from "../../domain/desk-limits.ts";
import type { LimitNumbers } from "../../domain/limit.ts";
import type { SubjectHash } from "../ports.ts";
import { clientAndEmailHash } from "../session/client-and-email.ts";

/** The numbers of the limits that the desk knows. */
export type DeskLimits = Readonly<Record<ClearableLimit, LimitNumbers>>;

/** Whose limits are meant by an address, an account, and where the caller says they come from. */
export async function limitedCaller(
  subjectHash: SubjectHash,
  {
    email,
    accountId,
    clientIp,
  }: {
    readonly email?: string | undefined;
    readonly accountId?: string | undefined;
    readonly clientIp?: string | undefined;
  },
): Promise<LimitedCaller> {
  return {
    ...(email !== undefined && { mailbox: await subjectHash("canonical-mailbox", canonicalMailbox(email)) }),
    ...(accountId !== undefined && { accountId }),
    ...(email !== undefined &&
      clientIp !== undefined && {
        clientAndEmail: await clientAndEmailHash(subjectHash, clientIp, email),
      }),
  };
}
