/** How a revival is read. */
import * as z from "zod/mini";
import type { Revival } from "../domain/revival.ts";
import { flowFields } from "./flow-item.ts";

const revivalItem = z.object({
  ...flowFields,
  state: z.enum(["requested", "verified", "completed"]),
  accountId: z.exactOptional(z.string()),
  userSub: z.exactOptional(z.string()),
});

export const toRevival = (item: unknown): Revival => revivalItem.parse(item);
