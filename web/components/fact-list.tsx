import { fieldId } from "../forms/field-names.ts";
import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import type { Fact } from "../text/profile-facts.ts";
import { Words } from "./words.tsx";

interface FactListProps {
  readonly facts: readonly Fact[];
  /** Where a fact is changed, if it can be. */
  readonly changeAt?: (name: string) => string | undefined;
}

/** The id of the link that changes a fact. */
export const changeId = (field: string) => `change-${field}`;

/** Labels and values; what was left empty says so. */
export function FactList({ facts, changeAt = () => undefined }: FactListProps) {
  const { m } = useSite();
  return (
    <dl className="facts">
      {facts.map(({ name, label, value }) => {
        const href = changeAt(name);
        return (
          <div className={href === undefined ? "facts__row" : "facts__row facts__row--change"} key={name}>
            <dt>{label}</dt>
            <dd className={value === "" ? "facts__empty" : undefined}>
              {value === "" ? m.review.empty : <Words text={value} />}
            </dd>
            {href !== undefined && (
              <dd className="facts__change">
                <Link href={href} id={changeId(fieldId(name))}>
                  {m.review.change}
                  <span className="hidden">{m.review.changeOf(label)}</span>
                </Link>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
