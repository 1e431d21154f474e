import * as z from "zod";

/** A header that CloudFront adds to answers; with `override` it wins over the origin's. */
export interface PolicyHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

const Override = z.boolean();

/** Properties of `AWS::CloudFront::ResponseHeadersPolicy`, as far as they are known here. */
export const responseHeadersPolicy = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.strictObject({ ContentSecurityPolicy: z.string(), Override }).optional(),
        ContentTypeOptions: z.strictObject({ Override }).optional(),
        FrameOptions: z.strictObject({ FrameOption: z.string(), Override }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override }).optional(),
        StrictTransportSecurity: z
          .strictObject({
            AccessControlMaxAgeSec: z.number(),
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            Override,
          })
          .optional(),
      })
      .default({}),
    CustomHeadersConfig: z
      .strictObject({ Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override })) })
      .default({ Items: [] }),
  }),
});

/** The policy as headers, names in lower case. */
export function policyHeaders({
  ResponseHeadersPolicyConfig: config,
}: z.output<typeof responseHeadersPolicy>): readonly PolicyHeader[] {
  const security = config.SecurityHeadersConfig;
  const { StrictTransportSecurity: transport } = security;
  const of = (name: string, part: { Override: boolean } | undefined, value: string | undefined) =>
    part && value !== undefined ? [{ name, value, override: part.Override }] : [];
  return [
    ...of(
      "content-security-policy",
      security.ContentSecurityPolicy,
      security.ContentSecurityPolicy?.ContentSecurityPolicy,
    ),
    ...of("x-content-type-options", security.ContentTypeOptions, "nosniff"),
    ...of("x-frame-options", security.FrameOptions, security.FrameOptions?.FrameOption),
    ...of("referrer-policy", security.ReferrerPolicy, security.ReferrerPolicy?.ReferrerPolicy),
    ...of("strict-transport-security", transport, transport && transportValue(transport)),
    ...config.CustomHeadersConfig.Items.map(({ Header, Value, Override: override }) => ({
      name: Header.toLowerCase(),
      value: Value,
      override,
    })),
  ];
}

interface Transport {
  readonly AccessControlMaxAgeSec: number;
  readonly IncludeSubdomains: boolean;
  readonly Preload: boolean;
}

const transportValue = ({ AccessControlMaxAgeSec, IncludeSubdomains, Preload }: Transport): string =>
  [
    `max-age=${AccessControlMaxAgeSec}`,
    ...(IncludeSubdomains ? ["includeSubDomains"] : []),
    ...(Preload ? ["preload"] : []),
  ].join("; ");
