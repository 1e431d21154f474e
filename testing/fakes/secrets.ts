import { keyedHash } from "../../functions/domain/secret-token.ts";
import type { CodeKeys, EmailHash, SubjectHash, Tokens } from "../../functions/use-cases/ports.ts";

/** The code secret with its versions. */
export function fakeCodeKeys() {
  const versions = ["code secret 1"];
  const port: CodeKeys = {
    async current() {
      return { keyId: String(versions.length), secret: versions.at(-1) ?? "" };
    },
    async byId(keyId) {
      const secret = versions[Number(keyId) - 1];
      if (secret === undefined) throw new Error("ResourceNotFoundException");
      return secret;
    },
  };
  return {
    port,
    rotate() {
      versions.push(`code secret ${versions.length + 1}`);
    },
  };
}

export const fakeSubjectHash: SubjectHash = async (kind, value) => keyedHash("address secret", kind, value);

export const fakeEmailHash: EmailHash = async (email) => ({
  emailHmac: keyedHash("address secret", "email", email),
  hmacKeyId: "address-secret-1",
});

/** Tokens that differ from each other; nobody guesses them in a test. */
export function fakeTokens(): Tokens {
  let drawn = 0;
  const next = (kind: string) => {
    drawn += 1;
    return `${kind}-${drawn}`;
  };
  return { id: () => next("id"), secret: () => next("secret"), publicId: () => next("session") };
}
