/** Headers that CloudFront adds to a request for the API, in place of whatever the viewer sent under these names. */

/** A secret, by which the API knows that the request came through CloudFront (docs/adr/0013). */
export const originProofHeader = "x-origin-proof";

/** The viewer's IP address; lib/cloudfront-functions/client-ip.js sets it. */
export const clientIpHeader = "x-client-address";

/** Where the viewer is, by names in English; what is beyond ASCII is percent-encoded. */
export const viewerCountryHeader = "cloudfront-viewer-country-name";
export const viewerRegionHeader = "cloudfront-viewer-country-region-name";
