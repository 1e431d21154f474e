import type { Registrations, Users } from "../../functions/use-cases/ports.ts";
import { admitSignUp } from "../../functions/use-cases/registration/admit-sign-up.ts";

export interface FakeUser {
  readonly email: string;
  readonly accountId: string;
  readonly password: string;
}

/**
 * A user directory in memory with Cognito's order of checks: password, known address, PreSignUp trigger. Addresses
 * are the same in any letter case. `pause` lets others in between the trigger's answer and the making of the user.
 */
export function fakeUsers(registrations: Registrations, pause: (call: string) => Promise<unknown>) {
  const items = new Map<string, FakeUser>();
  /** Passwords that the directory's own policy refuses. */
  const refusedPasswords = new Set<string>();
  const keyOf = (email: string) => email.toLowerCase();

  const port: Users = {
    async find(email) {
      const user = items.get(keyOf(email));
      return user && { accountId: user.accountId };
    },
    async signUp({ email, password, accountId, registrationId }) {
      if (refusedPasswords.has(password)) return "password-refused";
      if (items.has(keyOf(email))) return "exists";
      const isAdmitted = await admitSignUp({ registrations }, { registrationId, email, accountId });
      if (!isAdmitted) return "not-admitted";
      await pause("users.admitted");
      if (items.has(keyOf(email))) return "exists";
      items.set(keyOf(email), { email, accountId, password });
      return "created";
    },
    async setPassword(email, password) {
      const user = items.get(keyOf(email));
      if (!user) throw new Error("UserNotFoundException");
      items.set(keyOf(email), { ...user, password });
    },
    async authenticate(email, password) {
      const user = items.get(keyOf(email));
      return user?.password === password ? { accountId: user.accountId } : undefined;
    },
  };
  return { items, refusedPasswords, port };
}
