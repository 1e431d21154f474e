/** What somebody has to mend in a configuration: its message is all that they need to see, without a stack. */
export class ConfigurationError extends Error {
  /**
   * @param source what to open, e.g. `municipalities/<id>/config.ts`
   * @param faults one sentence each: the field, and what it must be
   */
  constructor(source: string, faults: readonly string[]) {
    super([`${source} is not valid:`, ...faults.map((fault) => `  ${fault}`)].join("\n"));
    this.name = "ConfigurationError";
  }
}
