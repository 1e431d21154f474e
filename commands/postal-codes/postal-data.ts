/** One address of one postal code. */
export interface PostalRow {
  /** Seven digits. */
  readonly code: string;
  /** The municipality's code (JIS X 0401 and 0402), five digits. */
  readonly cityId: string;
  readonly prefecture: string;
  readonly city: string;
  readonly town: string;
  /** Whose code it is, if it is an office's own. */
  readonly office?: string;
}

/** What a source holds, in its order. */
export interface PostalData {
  readonly rows: readonly PostalRow[];
  /** Day of the source's data, `YYYY-MM-DD`. */
  readonly date: string;
  /** The source in words, for whoever opens the file. */
  readonly source: string;
}
