import { useState } from "react";
import { Link } from "../router/link.tsx";
import { useKnownSession } from "../session/use-session.ts";
import { audiencesOf, useSite } from "../site.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { LogoutButton } from "./logout-button.tsx";
import { Words } from "./words.tsx";

/** The city's menu; on a phone it opens from a button. */
export function Header({ path }: { readonly path: string }) {
  const { m, config, say } = useSite();
  const session = useKnownSession();
  // The menu is open on one screen: with another one it is closed, and nobody sees it closing.
  const [openOn, setOpenOn] = useState<string>();
  const isOpen = openOn === path;

  const link = (href: string, text: string, className = "menu__link") => (
    <li key={href}>
      <Link href={href} className={className} aria-current={path === href ? "page" : undefined}>
        {text}
      </Link>
    </li>
  );
  return (
    <header className="header">
      {/* biome-ignore lint/a11y/useValidAnchor: a link, whose hash would be a place of its own in the history */}
      <a className="skip-link" href="#main" onClick={focusMain}>
        {m.site.skip}
      </a>
      <div className={config.languages.length > 2 ? "header__bar header__bar--full" : "header__bar"}>
        <Link href="/" className="brand">
          {config.logo && <img className="brand__logo" src={config.logo} alt="" />}
          <span className="brand__city">{say(config.cityName)}</span>
          <span className="brand__service">
            {config.serviceNameShort && <span className="brand__short">{say(config.serviceNameShort)}</span>}
            <span className="brand__whole">{say(config.serviceName)}</span>
          </span>
        </Link>
        <LanguageSwitch />
        <button
          type="button"
          className="menu-button"
          aria-expanded={isOpen}
          aria-controls="site-menu"
          onClick={() => setOpenOn(isOpen ? undefined : path)}
        >
          {isOpen ? m.site.closeMenu : m.site.menu}
        </button>
      </div>
      <nav id="site-menu" className={isOpen ? "menu menu--open" : "menu"} aria-label={m.site.navigation}>
        <ul className="menu__list" role="list">
          {audiencesOf(config).map((audience) =>
            link(`/procedures/${audience}`, m.procedures.titles[audience]),
          )}
          {link("/help", m.site.help)}
          {link("/faq", m.site.faq)}
          {session.state === "signed-out" && (
            <>
              {link("/login", m.site.login)}
              {link("/register", m.site.register, "menu__link menu__link--strong")}
            </>
          )}
        </ul>
      </nav>
      {session.state !== "signed-out" && <UserBar name={session.state === "signed-in" ? session.name : ""} />}
    </header>
  );
}

function focusMain(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

/** Whose account is open, left of the way out; never collapsed. The name leads to My page. */
function UserBar({ name }: { readonly name: string }) {
  const { m } = useSite();
  return (
    <div className="user-bar">
      <Link href="/mypage" className="user-bar__name">
        {name === "" ? m.site.myPage : <Words text={m.site.userName(name)} />}
      </Link>
      <LogoutButton />
    </div>
  );
}
