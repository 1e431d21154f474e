import { randomToken } from "../domain/secret-token.ts";
import type { Tokens } from "../use-cases/ports.ts";

export const randomTokens: Tokens = {
  id: () => randomToken(128),
  secret: () => randomToken(128),
  publicId: () => randomToken(96),
};
