import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { codeAttempts } from "../../contracts/verification-code.ts";
import type { Codes } from "../use-cases/ports.ts";
import { conditionalPut, conditionalUpdate } from "./conditional-write.ts";
import { codeKey, toCode, ttl } from "./ephemeral-items.ts";

export const dynamoCodes = (db: DynamoDBDocumentClient, table: string): Codes => ({
  async put(code, leaseMs) {
    const { applied } = await conditionalPut(db, {
      table,
      key: codeKey(code.registrationId),
      item: { ...code, ttl: ttl(code.expiresAt) },
      condition:
        "attribute_not_exists(pk) OR #codeNumber < :codeNumber OR (#codeNumber = :codeNumber AND #drawnAt <= :abandonedBefore)",
      names: { "#codeNumber": "codeNumber", "#drawnAt": "drawnAt" },
      values: { ":codeNumber": code.codeNumber, ":abandonedBefore": code.drawnAt - leaseMs },
    });
    return applied;
  },

  async countAttempt(registrationId, { flowHash, now }) {
    const counted = await conditionalUpdate(db, {
      table,
      key: codeKey(registrationId),
      set: [],
      add: ["#attempts :one"],
      condition: "#flowHash = :flowHash AND #expiresAt > :now AND #attempts < :max",
      names: { "#attempts": "attempts", "#flowHash": "flowHash", "#expiresAt": "expiresAt" },
      values: { ":one": 1, ":flowHash": flowHash, ":now": now, ":max": codeAttempts },
    });
    if (counted.applied) return { applied: true, item: toCode(counted.item) };
    return { applied: false, ...(counted.current && { current: toCode(counted.current) }) };
  },
});
