import * as z from "zod";
import type { OutsideFunctions } from "../services/lambda/outside-functions.ts";
import { badField, json, type Reply } from "./reply.ts";

const declaration = z.strictObject({
  arn: z.string().regex(/^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/),
  answer: z.json().optional(),
});

export const showOutsideFunctions = (outside: OutsideFunctions): Reply => json(outside.list());

/** `{ "arn": "arn:aws:lambda:…", "answer": { … } }`: what it answers from now on; without an answer it fails. */
export function declareOutsideFunction(outside: OutsideFunctions, body: unknown): Reply {
  const { success, data } = declaration.safeParse(body);
  if (!success) return badField("arn, answer", "must be the ARN of a function, and what it answers");
  outside.declare(data);
  return showOutsideFunctions(outside);
}
