/** `npm run smoke` as an operator gives it, and what it finds on a stage on AWS, as the local cloud has it. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { TestCloud } from "../cloud/cloud-process.ts";
import { anEndpoint } from "../infra/an-endpoint.ts";
import { projectRoot } from "../project-root.ts";

export async function smoke(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ["commands/smoke/main.ts", ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, status] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((ended) => child.once("close", ended)),
  ]);
  return { status, printed };
}

const stackFile = z.object({ outputs: z.record(z.string(), z.string()) });

export const outputsOf = ({ stateDir }: TestCloud) =>
  stackFile.parse(JSON.parse(readFileSync(join(stateDir, "stack.json"), "utf8"))).outputs;

/** CloudFormation, which the local cloud has not, for the one question about its outputs. */
export function aStack(outputs: Readonly<Record<string, string>>) {
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value.replaceAll("&", "&amp;")}</OutputValue></member>`,
  );
  const stack = `<StackName>S</StackName><CreationTime>2026-11-01T00:00:00Z</CreationTime><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members.join("")}</Outputs>`;
  const answer = `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>${stack}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
  return anEndpoint(
    "http",
    (response) => void response.writeHead(200, { "content-type": "text/xml" }).end(answer),
  );
}

/** A shell command that prints the local cloud's mails as a mailbox keeps them. */
export const printingMailsOf = ({ url }: TestCloud): string => `'${process.execPath}' -e '
  const base64 = (text) => Buffer.from(text).toString("base64");
  fetch("${url}/_local/mails?to=" + encodeURIComponent(process.env.SMOKE_EMAIL))
    .then((response) => response.json())
    .then((mails) => process.stdout.write(mails.map(({ subject, body }) => [
      "Subject: =?UTF-8?B?" + base64(subject) + "?=",
      "Content-Type: text/plain; charset=UTF-8",
      "Content-Transfer-Encoding: base64", "", base64(body.text)].join("\\r\\n")).join("\\0")))'`;
