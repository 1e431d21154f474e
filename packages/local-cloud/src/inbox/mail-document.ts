import type { StoredMail } from "../services/ses/stored-mail.ts";
import type { Reply } from "./reply.ts";

/** As a mail program would treat it: inline styles, no script, nothing from elsewhere, links in a window of their own. */
const MAIL_POLICY = [
  "sandbox allow-popups allow-popups-to-escape-sandbox",
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "frame-ancestors 'self'",
].join("; ");

const OPEN_LINKS_OUTSIDE = '<base target="_blank">';

/** The mail's HTML part as it was sent, but for where its links open. */
export function mailDocument(mail: StoredMail): Reply {
  const sent = mail.body.html ?? "";
  const head = /<head[^>]*>/i.exec(sent);
  const at = head === null ? 0 : head.index + head[0].length;
  const body = sent.slice(0, at) + OPEN_LINKS_OUTSIDE + sent.slice(at);
  return { status: 200, type: "text/html", body, policy: MAIL_POLICY };
}
