import type { StoredMail } from "local-cloud";
import type { Inbox } from "./inbox.ts";

/** What the local cloud keeps of the mails that its functions send. */
export function localInbox(url: string, email: string): Inbox {
  return {
    email,
    name: `${url}/_local/mails?to=${email}`,
    async mails() {
      const response = await fetch(`${url}/_local/mails?${new URLSearchParams({ to: email })}`);
      const mails = (await response.json()) as readonly StoredMail[]; // the local cloud's own answer
      return mails.map(({ subject, body }) => ({ subject, text: body.text ?? "" }));
    },
  };
}
