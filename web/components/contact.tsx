import { useSite } from "../site.ts";
import { PhoneText } from "./phone-text.tsx";

/** Whom to ask. */
export function Contact() {
  const { m, config, say } = useSite();
  return (
    <p className="small">
      {m.site.contact}: <PhoneText text={say(config.contact)} />
    </p>
  );
}
