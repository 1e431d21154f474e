/** Auth.js: sign-in by a link in a mail, over its adapter interface on a map. */
import { Auth } from "@auth/core";
import { deliver, serveFetch } from "../servers/serve.ts";

const users = new Map();
const sessions = new Map();
const tokens = new Map();
const byEmail = (email) => [...(users.get(email) ? [users.get(email)] : [])][0] ?? null;
const byId = new Map();

const adapter = {
  createUser: async (user) => {
    users.set(user.email, user);
    byId.set(user.id, user);
    return user;
  },
  getUser: async (id) => byId.get(id) ?? null,
  getUserByEmail: async (email) => byEmail(email),
  getUserByAccount: async () => null,
  updateUser: async (change) => {
    const user = { ...byId.get(change.id), ...change };
    users.set(user.email, user);
    byId.set(user.id, user);
    return user;
  },
  createSession: async (session) => {
    sessions.set(session.sessionToken, session);
    return session;
  },
  getSessionAndUser: async (token) => {
    const session = sessions.get(token);
    return session ? { session, user: byId.get(session.userId) } : null;
  },
  updateSession: async (change) => sessions.get(change.sessionToken) ?? null,
  deleteSession: async (token) => void sessions.delete(token),
  createVerificationToken: async (token) => {
    tokens.set(`${token.identifier} ${token.token}`, token);
    return token;
  },
  useVerificationToken: async ({ identifier, token }) => {
    const key = `${identifier} ${token}`;
    const found = tokens.get(key) ?? null;
    tokens.delete(key);
    return found;
  },
};

const config = {
  secret: "a secret of the benchmark, of no use elsewhere",
  trustHost: true,
  basePath: "/auth",
  adapter,
  providers: [
    {
      id: "email",
      type: "email",
      name: "Email",
      from: "bench@localhost",
      maxAge: 1800,
      sendVerificationRequest: async ({ identifier, url }) => deliver(identifier, url),
    },
  ],
  logger: { error: console.error, warn: () => {}, debug: () => {} },
};
serveFetch((request) => Auth(request, config));
