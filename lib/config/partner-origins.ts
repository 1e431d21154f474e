/**
 * Other teams' front ends whose pages may call the API as its own site may: with the user's cookies, and reading the answers
 * (docs/adr/0043).
 */
import * as z from "zod";
import { domainName, origin } from "./fields.ts";
import { areSameSite } from "./same-site.ts";

const notTwice = (list: readonly string[]) => new Set(list).size === list.length;
const origins = (one: z.ZodType<string>) =>
  z
    .array(one)
    .max(10, "must be ten at most: each is in every function's environment")
    .refine(notTwice, "must name each but once");

const secure = origin
  .refine((text) => !text.startsWith("http:"), {
    error: "must begin with https://: browsers send the session's cookie over TLS alone",
  })
  .refine((text) => !(URL.canParse(text) && text.includes("*")), {
    error: "must be one origin, without *: whoever may read with the user's cookies is named",
  });

/** Any port: to browsers, another port of `localhost` is the same site, and 127.0.0.1 is another. */
const ofThisMachine = z
  .string()
  .regex(/^http:\/\/localhost:\d{1,5}$/, "must be a port of this machine, such as http://localhost:5173");

/** By stage; of `local`, in place of Vite's port. */
export const partnerOrigins = z.strictObject({
  local: origins(ofThisMachine).optional(),
  dev: origins(secure).optional(),
  prod: origins(secure).optional(),
});

interface Served {
  readonly siteDomain: string;
  readonly certificates?:
    | { readonly dev?: string | undefined; readonly prod?: string | undefined }
    | undefined;
  readonly partnerOrigins?: z.output<typeof partnerOrigins> | undefined;
}

/** The host that a stage with a certificate is served under. */
export const hostOf = (stage: "dev" | "prod", siteDomain: string) =>
  stage === "prod" ? siteDomain : `${stage}.${siteDomain}`;

/** What is wrong with the partners of a stage that is deployed, each by its place. */
export function partnerFaults({ siteDomain, certificates, partnerOrigins: partners = {} }: Served) {
  if (!domainName.safeParse(siteDomain).success) return []; // a fault of its own
  return (["dev", "prod"] as const).flatMap((stage) => {
    const listed = partners[stage] ?? [];
    if (listed.length > 0 && certificates?.[stage] === undefined) {
      const message = `must be left out while certificates.${stage} is: CloudFront's own domain is a site of its own, whose cookies no partner's page gets`;
      return [{ path: [stage], message }];
    }
    return listed.flatMap((each, at) => {
      if (!secure.safeParse(each).success) return [];
      const message = faultOf(new URL(each).hostname, hostOf(stage, siteDomain));
      return message === undefined ? [] : [{ path: [stage, at], message }];
    });
  });
}

function faultOf(partner: string, host: string): string | undefined {
  if (partner === host) return "is the service's own site; remove it";
  if (areSameSite(partner, host)) return undefined;
  return `must be on one site with ${host}: a page of another registrable domain gets no cookie sent along`;
}
