import { useEffect, useRef } from "react";
import type { PostalAddressCandidate } from "../../contracts/postal-address.ts";
import { useSite } from "../site.ts";
import { Words } from "./words.tsx";

interface AddressChoiceProps {
  readonly candidates: readonly PostalAddressCandidate[];
  readonly onChoose: (candidate: PostalAddressCandidate) => void;
}

/** The addresses of a postal code that stands for several. */
export function AddressChoice({ candidates, onChoose }: AddressChoiceProps) {
  const { m } = useSite();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one more bordered box; these are buttons
    <div
      className="address-choice"
      role="group"
      aria-label={m.profile.chooseAddress}
      ref={list}
      tabIndex={-1}
    >
      {candidates.map((candidate) => {
        const { prefecture, city, town, office = "" } = candidate;
        const text = [`${prefecture}${city}${town}`, office].filter(Boolean).join(" ");
        return (
          <button
            key={text}
            type="button"
            className="address-choice__one"
            onClick={() => onChoose(candidate)}
          >
            <Words text={text} />
          </button>
        );
      })}
    </div>
  );
}
