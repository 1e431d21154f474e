/** The bucket of the archive in memory, and a pair of keys that signs its seals. */
import { generateKeyPairSync, sign } from "node:crypto";
import type { Archive, SealKey } from "../../functions/use-cases/ports.ts";

export interface FakeArchive extends Archive {
  /** What is stored; tests change it as nobody may. */
  readonly objects: Map<string, Buffer>;
}

export function fakeArchive(): FakeArchive {
  const objects = new Map<string, Buffer>();
  const keys = () => [...objects.keys()].sort();
  return {
    objects,
    async *list(prefix, startAfter = "") {
      for (const key of keys())
        if (key.startsWith(prefix) && key > startAfter) yield { key, bytes: objects.get(key)?.length ?? 0 };
    },
    folders: async (prefix) => [
      ...new Set(
        keys().flatMap((key) => {
          const end = key.startsWith(prefix) ? key.indexOf("/", prefix.length) : -1;
          return end < 0 ? [] : [key.slice(0, end + 1)];
        }),
      ),
    ],
    read: async (key) => objects.get(key),
    async putNew(key, body) {
      if (objects.has(key)) return "taken";
      objects.set(key, body);
      return "stored";
    },
  };
}

export interface FakeSealKey extends SealKey {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKey: Buffer;
}

export function fakeSealKey(): FakeSealKey {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    publicKey: pair.publicKey.export({ type: "spki", format: "der" }),
    sign: async (text) => ({
      signature: sign("sha256", Buffer.from(text), pair.privateKey).toString("base64"),
      keyId: "key-1",
    }),
  };
}
