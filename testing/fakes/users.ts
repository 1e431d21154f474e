import type { Registrations, User, Users } from "../../functions/use-cases/ports.ts";
import { admitSignUp } from "../../functions/use-cases/registration/admit-sign-up.ts";

export interface FakeUser {
  readonly email: string;
  readonly userSub: string;
  readonly accountId: string;
  readonly registrationId: string;
  readonly password: string;
}

/**
 * A user directory in memory with Cognito's order of checks: password, known address, PreSignUp trigger. Addresses
 * are the same in any letter case. `pause` lets others in between the trigger's answer and the making of the user.
 */
export function fakeUsers(
  registrations: Registrations,
  pause: (call: string) => Promise<unknown>,
  clock: () => number = Date.now,
) {
  const items = new Map<string, FakeUser>();
  /** Passwords that the directory's own policy refuses. */
  const refusedPasswords = new Set<string>();
  const keyOf = (email: string) => email.toLowerCase();

  const bySub = (userSub: string) => [...items.values()].find((user) => user.userSub === userSub);
  const toUser = ({ userSub, accountId, registrationId }: FakeUser): User => ({
    ...{ userSub, accountId, registrationId },
  });

  const port: Users = {
    async find(email) {
      const user = items.get(keyOf(email)) ?? bySub(email);
      return user && toUser(user);
    },
    async signUp({ email, emailHmac, password, accountId, registrationId }) {
      if (refusedPasswords.has(password)) return "password-refused";
      if (items.has(keyOf(email))) return "exists";
      const isAdmitted = await admitSignUp(
        { registrations, clock },
        { registrationId, email, emailHmac, accountId },
      );
      if (!isAdmitted) return "not-admitted";
      await pause("users.admitted");
      if (items.has(keyOf(email))) return "exists";
      const userSub = `sub-${accountId}`;
      items.set(keyOf(email), { email, userSub, accountId, registrationId, password });
      return { userSub };
    },
    async setPassword(userSub, password) {
      const user = bySub(userSub);
      if (!user) throw new Error("UserNotFoundException");
      items.set(keyOf(user.email), { ...user, password });
    },
    async changeEmail(userSub, email) {
      const user = bySub(userSub);
      if (!user) throw new Error("UserNotFoundException");
      const other = items.get(keyOf(email));
      if (other && other.userSub !== userSub) return "exists";
      items.delete(keyOf(user.email));
      items.set(keyOf(email), { ...user, email });
      return "changed";
    },
    async authenticate(username, password) {
      const user = items.get(keyOf(username)) ?? bySub(username);
      if (user?.password !== password) return undefined;
      return { ...toUser(user), authenticatedAt: Math.floor(clock() / 1000) * 1000 };
    },
    async remove(userSub) {
      const user = bySub(userSub);
      if (user) items.delete(keyOf(user.email));
    },
  };
  return { items, refusedPasswords, port };
}
