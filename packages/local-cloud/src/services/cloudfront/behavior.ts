import type { BucketAccess } from "../s3/bucket-access.ts";
import type { Bucket } from "../s3/buckets.ts";
import type { CloudFrontFunction } from "./cloudfront-function.ts";
import type { PolicyHeader } from "./response-headers.ts";

/** Where a behaviour sends its requests. */
export type Origin =
  | { readonly kind: "bucket"; readonly bucket: Bucket; readonly access: BucketAccess }
  | { readonly kind: "api"; readonly headers: readonly (readonly [name: string, value: string])[] };

export interface Behavior {
  /** Of the path, from its beginning to its end; the default behaviour's matches everything. */
  readonly path: RegExp;
  readonly methods: readonly string[];
  readonly origin: Origin;
  readonly compress: boolean;
  readonly headers: readonly PolicyHeader[];
  /** The viewer's headers that go on to the API, in lower case; absent, all of them do. */
  readonly forwarded?: ReadonlySet<string>;
  /** At the viewer-request event. */
  readonly viewerRequest?: CloudFrontFunction;
}

export interface Distribution {
  /** The first that matches counts; the default behaviour is the last. */
  readonly behaviors: readonly Behavior[];
  /** Key that `/` stands for. */
  readonly rootObject: string;
}
