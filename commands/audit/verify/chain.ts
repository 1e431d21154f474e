import { type KeyObject, verify } from "node:crypto";
import { type AuditSeal, auditSeal } from "../../../contracts/audit-seal.ts";
import { NO_SEAL, type ReadManifest, readManifest, sealOf } from "../../../functions/domain/audit-seal.ts";
import type { Break } from "./verification.ts";

/** The seal before the next one. */
export interface Link {
  readonly number: number;
  readonly seal: string;
}

export const beforeTheFirst: Link = { number: 0, seal: NO_SEAL };

type Checked =
  | { readonly broken: Break }
  | { readonly broken?: undefined; readonly link: Link; readonly manifest: ReadManifest };

/** One seal, as it stands under its hour: by itself, and as the next after another. */
export function checkSeal(
  body: Buffer | undefined,
  hour: string,
  previous: Link | undefined,
  key: KeyObject,
): Checked {
  const broken = (kind: Break["kind"]): Checked => ({ broken: { kind, about: hour } });
  if (body === undefined) return broken("missing-seal");
  const seal = parsed(body);
  if (seal === undefined) return broken("unreadable-seal");
  if (seal.hour !== hour) return broken("misplaced-seal");
  const manifest = readManifest(seal.manifest);
  const isOwn = manifest?.hour === seal.hour && manifest.number === seal.number;
  if (manifest === undefined || !isOwn || seal.seal !== sealOf(seal.previous, seal.manifest))
    return broken("changed-seal");
  if (!verify("sha256", Buffer.from(seal.seal), key, Buffer.from(seal.signature, "base64")))
    return broken("bad-signature");
  const follows =
    previous === undefined || (seal.previous === previous.seal && seal.number === previous.number + 1);
  if (!follows) return broken("gap-in-chain");
  return { link: { number: seal.number, seal: seal.seal }, manifest };
}

function parsed(body: Buffer): AuditSeal | undefined {
  try {
    return auditSeal.safeParse(JSON.parse(String(body))).data;
  } catch {
    return undefined;
  }
}
