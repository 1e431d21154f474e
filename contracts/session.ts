/** Signing in, and what a signed-in user does with sessions and password. */
import * as z from "zod/mini";
import { clientMembers } from "./client-members.ts";
import { deskAction } from "./desk-action.ts";
import { emailAddress } from "./email-address.ts";
import { newPassword } from "./password.ts";
import { differsFrom, repeats } from "./repeated-member.ts";
import { signInNotice } from "./sign-in-notice.ts";

export const signInRequest = z.strictObject({
  /** What no registration takes is no user's: refused before it is counted or looked up in another form. */
  email: emailAddress,
  password: z.string({ error: "required" }).check(z.minLength(1, { error: "required" })),
});

const typedPassword = z.string({ error: "required" }).check(z.minLength(1, { error: "required" }));

export const reauthenticationRequest = z.strictObject({ password: typedPassword });

export const passwordChangeRequest = z
  .strictObject({
    currentPassword: typedPassword,
    password: newPassword,
    passwordConfirmation: typedPassword,
  })
  .check(
    repeats("password", "passwordConfirmation", "password-mismatch"),
    differsFrom("password", "currentPassword", "password-same"),
  );

export const sessionsAnswer = z.strictObject({
  sessions: z.array(
    z.strictObject({
      sessionId: z.string(),
      /** Whether it is the caller's own. */
      current: z.boolean(),
      createdAt: z.string(),
      lastUsedAt: z.string(),
      ...clientMembers,
    }),
  ),
  /** The latest sign-ins, the newest first. */
  signIns: z.array(z.strictObject({ at: z.string(), ...clientMembers })),
  /** About which sign-ins a mail is sent. */
  signInNotice,
  /** What the city's people did to the account or looked at of it, the newest first. */
  deskActions: z.array(deskAction),
});
export type SessionsAnswer = z.infer<typeof sessionsAnswer>;

export const signInAnswer = z.strictObject({ accountId: z.string() });
