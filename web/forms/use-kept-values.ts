import { useEffect } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { FormValues } from "./contract-resolver.ts";

/** Keeps what is typed, at each change. Names and `keep` stay the same for as long as the form stands. */
export function useKeptValues(
  { watch }: Pick<UseFormReturn<FormValues>, "watch">,
  names: readonly string[],
  keep: (typed: Readonly<Record<string, string>>) => void,
): void {
  useEffect(() => {
    const { unsubscribe } = watch((typed) =>
      keep(Object.fromEntries(names.map((name) => [name, typed[name] ?? ""]))),
    );
    return unsubscribe;
  }, [watch, names, keep]);
}
