import type { CfnWebACL } from "aws-cdk-lib/aws-wafv2";

type Rule = CfnWebACL.RuleProperty;

/** No samples: they would show cookies to whoever may see the web ACL, while its log leaves them out. */
export const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const windowSeconds = 300;
const bodyKey = "too-many-requests";

/** As every problem of the API; the web ACL knows no language, so it speaks both. */
export const tooManyRequests: Record<string, CfnWebACL.CustomResponseBodyProperty> = {
  [bodyKey]: {
    contentType: "APPLICATION_JSON",
    content: JSON.stringify({
      type: `/problems/${bodyKey}`,
      title: "しばらくお待ちください / Please wait",
      status: 429,
      code: bodyKey,
      detail:
        "アクセスが集中しています。5分ほど待ってからもう一度お試しください。 / There were too many requests from your network. Try again in five minutes.",
      errors: [],
    }),
  },
};

/** CloudFront adds no headers to what a web ACL answers. */
const headers = {
  "retry-after": String(windowSeconds),
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
};

/** First, so that a flood is not even looked at by the others. */
export const rateRule = (limit: number): Rule => ({
  name: "rate-per-client",
  priority: 0,
  statement: {
    rateBasedStatement: { aggregateKeyType: "IP", evaluationWindowSec: windowSeconds, limit },
  },
  action: {
    block: {
      customResponse: {
        responseCode: 429,
        customResponseBodyKey: bodyKey,
        responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
      },
    },
  },
  visibilityConfig: visibility("rate-per-client"),
});

/**
 * Rules that look into bodies count only. A password is any text, and one that looks like markup, a path or an address
 * would be refused by a page that nobody can understand; a body beyond 8 KB may still be a form, and beyond 64 KiB it
 * gets the API's own problem document. The functions parse bodies strictly, compose no queries, paths or markup of
 * them, and escape what they show: these rules would add nothing.
 */
const countedOnly = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
];

/** https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html */
export const managedRules: readonly Rule[] = [
  managed(1, "AWSManagedRulesAmazonIpReputationList"),
  managed(2, "AWSManagedRulesKnownBadInputsRuleSet"),
  managed(3, "AWSManagedRulesCommonRuleSet", countedOnly),
];

function managed(priority: number, name: string, counted: readonly string[] = []): Rule {
  const ruleActionOverrides = counted.map((rule) => ({ name: rule, actionToUse: { count: {} } }));
  return {
    name,
    priority,
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ...(counted.length > 0 && { ruleActionOverrides }),
      },
    },
    // As each rule of the group says.
    overrideAction: { none: {} },
    visibilityConfig: visibility(name),
  };
}
