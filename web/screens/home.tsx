import { DeveloperLinks } from "../components/developer-links.tsx";
import { Notices } from "../components/notices.tsx";
import { Screen } from "../components/screen.tsx";
import { Link } from "../router/link.tsx";
import { useSession } from "../session/use-session.ts";
import { audiencesOf, useSite } from "../site.ts";
import { registrationId } from "../storage/registration-id.ts";

/** The portal's first page. */
export function HomeScreen() {
  const { m, config, say, language } = useSite();
  return (
    <>
      <div className="hero">
        <div className="hero__inner">
          <Screen title={say(config.serviceName)} isWide>
            <p className="hero__phrase">
              {config.catchphrase[language].map((line) => (
                <span key={line}>{line}</span>
              ))}
            </p>
            <p className="hero__lead">{say(config.introduction)}</p>
          </Screen>
        </div>
      </div>
      <div className="screen screen--wide home">
        <Doors />
        <Notices />
        <section aria-labelledby="find">
          <h2 id="find">{m.home.find}</h2>
          <ul className="tiles" role="list">
            {audiencesOf(config).map((audience) => (
              <li key={audience}>
                <Link href={`/procedures/${audience}`} className="tile">
                  {m.procedures.titles[audience]}
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <DeveloperLinks />
      </div>
    </>
  );
}

/** The ways in: registering, signing in, or going on where one stopped. */
function Doors() {
  const { m } = useSite();
  const session = useSession();
  if (session.state !== "signed-out") {
    return (
      <div className="doors">
        <Door
          title={m.site.myPage}
          body={m.home.signedInBody}
          href="/mypage"
          label={m.complete.myPage}
          isMain
        />
      </div>
    );
  }
  const isUnderWay = registrationId.latest() !== undefined;
  return (
    <div className="doors">
      {isUnderWay && (
        <Door
          title={m.home.resume}
          body={m.home.resumeBody}
          href="/register/code"
          label={m.home.resumeLink}
          isMain
        />
      )}
      <Door
        title={m.home.start}
        body={m.home.startBody}
        href="/register"
        label={m.register.title}
        isMain={!isUnderWay}
      />
      <Door title={m.home.member} body={m.home.memberBody} href="/login" label={m.login.submit} />
    </div>
  );
}

interface DoorProps {
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly label: string;
  readonly isMain?: boolean;
}

function Door({ title, body, href, label, isMain = false }: DoorProps) {
  return (
    <section className="door">
      <h2 className="door__title">{title}</h2>
      <p>{body}</p>
      <Link href={href} className={isMain ? "button" : "button button--second"}>
        {label}
      </Link>
    </section>
  );
}
