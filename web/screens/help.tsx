import { useEffect } from "react";
import { Screen } from "../components/screen.tsx";
import { Words } from "../components/words.tsx";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";

/** Help, by section; mails link to `#password`. */
export default function HelpScreen({ place }: ScreenProps) {
  const { m, config, say } = useSite();
  const { hash } = place;
  useEffect(() => {
    const section = hash === "" ? null : document.getElementById(hash.slice(1));
    section?.scrollIntoView();
    section?.focus({ preventScroll: true });
  }, [hash]);
  return (
    <Screen title={m.help.title}>
      <nav aria-label={m.help.contents}>
        <ul>
          {config.help.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{say(title)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {config.help.map(({ id, title, body }) => (
        <section key={id}>
          <h2 id={id} tabIndex={-1}>
            {say(title)}
          </h2>
          {body.map((paragraph) => (
            <p key={paragraph.ja}>
              <Words text={say(paragraph)} />
            </p>
          ))}
        </section>
      ))}
    </Screen>
  );
}
