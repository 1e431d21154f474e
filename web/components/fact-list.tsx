import { useSite } from "../site.ts";
import type { Fact } from "../text/profile-facts.ts";

/** Labels and values; what was left empty says so. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const { m } = useSite();
  return (
    <dl className="facts">
      {facts.map(({ name, label, value }) => (
        <div className="facts__row" key={name}>
          <dt>{label}</dt>
          <dd className={value === "" ? "facts__empty" : undefined}>
            {value === "" ? m.review.empty : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
