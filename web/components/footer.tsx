import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import { ExternalLink } from "./external-link.tsx";
import { PhoneText } from "./phone-text.tsx";

export function Footer() {
  const { m, config, say } = useSite();
  const [city, service] = [say(config.cityName), say(config.serviceName)];
  return (
    <footer className="footer">
      <div className="footer__inner">
        <section>
          <h2 className="footer__title">{m.site.contact}</h2>
          <p>
            <PhoneText text={say(config.contact)} />
          </p>
        </section>
        <ul className="footer__links" role="list">
          <li>
            <Link href="/characters">{m.site.characters}</Link>
          </li>
          {config.links.map(({ label, url }) => (
            <li key={url}>
              <ExternalLink href={url}>{say(label)}</ExternalLink>
            </li>
          ))}
        </ul>
        <p className="footer__city">{service.includes(city) ? service : `${city} ${service}`}</p>
      </div>
    </footer>
  );
}
