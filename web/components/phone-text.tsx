import { Fragment } from "react";
import { withPhoneNumbers } from "../../contracts/phone-numbers.ts";

/** A text whose telephone numbers can be tapped, and are never broken in two. */
export function PhoneText({ text }: { readonly text: string }) {
  return withPhoneNumbers(text).map(({ text, tel }) =>
    tel === undefined ? (
      <Fragment key={text}>{text}</Fragment>
    ) : (
      <a key={text} className="phone" href={tel}>
        {text}
      </a>
    ),
  );
}
