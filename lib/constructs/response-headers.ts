import { Duration } from "aws-cdk-lib";
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";

/**
 * The site loads nothing from elsewhere and has no script or style of its own in its pages (OWASP ASVS 5.0, 3.4.3);
 * `data:` is for the small images that Vite writes into style sheets.
 */
export const siteContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Features of the browser that no screen uses. */
const permissionsPolicy = ["camera", "geolocation", "microphone", "payment", "usb"]
  .map((feature) => `${feature}=()`)
  .join(", ");

const transportSecurity = { accessControlMaxAge: Duration.days(730), includeSubdomains: true };

/** Headers of the site's pages and files, whatever the bucket says. */
export function siteHeaders(scope: Construct): ResponseHeadersPolicy {
  const override = true;
  return new ResponseHeadersPolicy(scope, "SiteHeaders", {
    comment: "Site",
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: siteContentSecurityPolicy, override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      // A registration's id stands in the address of some screens: it is for this site only.
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override },
      strictTransportSecurity: { ...transportSecurity, override },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: "permissions-policy", value: permissionsPolicy, override },
        { header: "cross-origin-opener-policy", value: "same-origin", override },
      ],
    },
  });
}

/** The functions set these themselves; API Gateway's own answers (throttled, too large) and CloudFront's do not. */
export function apiHeaders(scope: Construct): ResponseHeadersPolicy {
  const override = false;
  return new ResponseHeadersPolicy(scope, "ApiHeaders", {
    comment: "API",
    securityHeadersBehavior: {
      contentSecurityPolicy: {
        contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'",
        override,
      },
      // Its value is always `nosniff`: CloudFront lets nobody keep another one.
      contentTypeOptions: { override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: { ...transportSecurity, override },
    },
    customHeadersBehavior: { customHeaders: [{ header: "cache-control", value: "no-store", override }] },
  });
}
