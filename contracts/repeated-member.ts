import * as z from "zod/mini";

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const isTyped = (value: unknown) => typeof value === "string" && value !== "";

/** The second of two members repeats the first. Compared once both are typed, whatever else is wrong. */
export const repeats = (member: string, confirmation: string, error: string) =>
  z.refine<Record<string, unknown>>((body) => body[member] === body[confirmation], {
    path: [confirmation],
    error,
    when: ({ value }) => isTyped(memberOf(value, member)) && isTyped(memberOf(value, confirmation)),
  });

/** A member is another than one before it. Compared once both are typed, whatever else is wrong. */
export const differsFrom = (member: string, other: string, error: string) =>
  z.refine<Record<string, unknown>>((body) => body[member] !== body[other], {
    path: [member],
    error,
    when: ({ value }) => isTyped(memberOf(value, member)) && isTyped(memberOf(value, other)),
  });
