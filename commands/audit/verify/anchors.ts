import { type AuditAnchor, auditAnchor } from "../../../contracts/audit-seal.ts";
import { anchorKey, hourOfAnchor } from "../../../functions/domain/audit-seal.ts";
import type { Archive } from "../../../functions/use-cases/ports.ts";
import type { Link } from "./chain.ts";
import type { Break } from "./verification.ts";

const changed = (about: string): Break => ({ kind: "changed-anchor", about });

/** The last hours of days that have an anchor; something else among them is none. */
export async function storedAnchors(
  archive: Pick<Archive, "list">,
): Promise<Break | { readonly hours: ReadonlySet<string> }> {
  const hours = new Set<string>();
  for await (const { key } of archive.list("anchors/")) {
    const hour = hourOfAnchor(key);
    if (hour === undefined) return changed(key);
    hours.add(hour);
  }
  return { hours };
}

/** What was mailed of a day, if it is its seal. */
export async function checkAnchor(
  archive: Pick<Archive, "read">,
  hour: string,
  { number, seal }: Link,
): Promise<Break | Pick<AuditAnchor, "hour" | "number" | "seal">> {
  const anchor = parsed(await archive.read(anchorKey(hour)));
  const isSame = anchor?.hour === hour && anchor.number === number && anchor.seal === seal;
  return isSame ? { hour, number, seal } : changed(anchorKey(hour));
}

function parsed(body: Buffer | undefined): AuditAnchor | undefined {
  try {
    return auditAnchor.safeParse(JSON.parse(String(body))).data;
  } catch {
    return undefined;
  }
}
