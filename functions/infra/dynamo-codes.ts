import { codeAttempts } from "../../contracts/verification-code.ts";
import type { Codes } from "../use-cases/ports.ts";
import { conditionalPut, conditionalUpdate } from "./conditional-write.ts";
import type { DynamoDBDocumentClient } from "./dynamo-documents.ts";
import { codeKey, toCode, ttl } from "./ephemeral-items.ts";

export const dynamoCodes = (db: DynamoDBDocumentClient, table: string): Codes => ({
  async put(code, leaseMs) {
    const put = await conditionalPut(db, {
      table,
      key: codeKey(code),
      item: { ...code, ttl: ttl(code.expiresAt) },
      condition:
        "attribute_not_exists(pk) OR #codeNumber < :codeNumber OR " +
        "(#codeNumber = :codeNumber AND #drawnFor = :drawnFor AND #drawnAt <= :abandonedBefore AND #attempts = :none)",
      names: {
        "#codeNumber": "codeNumber",
        "#drawnFor": "drawnFor",
        "#drawnAt": "drawnAt",
        "#attempts": "attempts",
      },
      values: {
        ":codeNumber": code.codeNumber,
        ":drawnFor": code.drawnFor,
        ":abandonedBefore": code.drawnAt - leaseMs,
        ":none": 0,
      },
    });
    if (put.applied) return "stored";
    const current = put.current && toCode(put.current);
    return current?.drawnFor === code.drawnFor && current.attempts === 0 ? "at-work" : "drawn-for-another";
  },

  async countAttempt(flow, { flowHash, now }) {
    const counted = await conditionalUpdate(db, {
      table,
      key: codeKey(flow),
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
