/** A function of somebody else's, as those who invoke it know it. */
export interface OutsideFunction {
  readonly arn: string;
  /** What it answers, whatever it is given. Without one it fails. */
  readonly answer?: unknown;
}

/** Functions that are not in the stack and stand in another account, perhaps: what they answer is said by whoever tries it. */
export interface OutsideFunctions {
  list(): readonly OutsideFunction[];
  find(arn: string): OutsideFunction | undefined;
  /** In place of the one that has the ARN. */
  declare(outside: OutsideFunction): void;
  clear(): void;
}

export function createOutsideFunctions(): OutsideFunctions {
  const byArn = new Map<string, OutsideFunction>();
  return {
    list: () => [...byArn.values()],
    find: (arn) => byArn.get(arn),
    declare: (outside) => void byArn.set(outside.arn, outside),
    clear: () => byArn.clear(),
  };
}
