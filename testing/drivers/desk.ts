/** The city's people at the desk of a local cloud. */
import { recallStack } from "local-cloud";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { type DeskOperatorName, deskOperators } from "../cloud/desk-operators.ts";
import { region } from "../cloud/synthesis-inputs.ts";
import { postSigned } from "./signed-fetch.ts";

export interface DeskAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export type DeskDriver = (call: string, body: object) => Promise<DeskAnswer>;

export const why = { reason: "owner-asked", ticket: "T-1001" } as const;

export function deskUrlOf({ stateDir }: Pick<TestCloud, "stateDir">): string {
  const { outputs = {}, apiUrls = {} } = recallStack(stateDir) ?? {};
  const url = apiUrls[outputs["DeskApiId"] ?? ""];
  if (url === undefined) throw new Error("the stack has no API for the desk");
  return url;
}

/** Calls as one of the operators, with a reason and a ticket unless others are given. */
export const aDesk =
  (cloud: Pick<TestCloud, "stateDir">, as: DeskOperatorName): DeskDriver =>
  async (call, body) => {
    const url = `${deskUrlOf(cloud)}/api/desk/${call}`;
    const answer = await postSigned({ credentials: deskOperators[as], region }, url, { ...why, ...body });
    return { status: answer.status, body: (await answer.json()) as DeskAnswer["body"] };
  };
