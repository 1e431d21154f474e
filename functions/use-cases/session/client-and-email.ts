import { networkOf } from "../../domain/client-ip.ts";
import type { SubjectHash } from "../ports.ts";

/** Whose failed sign-ins with an address count together: those of a client's network. */
export const clientAndEmailHash = (subjectHash: SubjectHash, clientIp: string, email: string) =>
  subjectHash("client-and-email", `${networkOf(clientIp).name} ${email}`);
