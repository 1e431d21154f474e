import type { Registrations } from "../ports.ts";
import { isClaimed } from "./finish-completion.ts";

/**
 * Registrations as their owners see them: one is complete from the moment at which its account exists. The follow-up writes
 * that down some seconds later, with the note of the mail (docs/adr/0060).
 */
export const completedRegistrations = (
  registrations: Registrations,
  accountExists: (accountId: string) => Promise<boolean>,
): Registrations => ({
  ...registrations,
  async findWithCode(id) {
    const found = await registrations.findWithCode(id);
    if (!found || !isClaimed(found.flow) || !(await accountExists(found.flow.accountId))) return found;
    return { ...found, flow: { ...found.flow, state: "completed" } };
  },
});
