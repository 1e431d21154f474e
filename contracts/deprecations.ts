/**
 * Calls that will go away, by `METHOD /path` as in endpoints.ts: apart from that, which has every schema, since each function of
 * the API needs this. docs/front-ends.md says what is promised.
 */
export interface Deprecation {
  /** `YYYY-MM-DD` (UTC): since when, and until when it is answered at least. */
  readonly since: string;
  readonly until: string;
  /** What replaces it, as `METHOD /path`. */
  readonly instead: string;
}
export type Deprecations = Readonly<Record<string, Deprecation>>;

export const deprecations: Deprecations = {};
