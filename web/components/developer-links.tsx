import { useSite } from "../site.ts";

/** Pages for whoever develops the service: only the local cloud's configuration has any. */
export function DeveloperLinks() {
  const { m, config, say } = useSite();
  const { developerLinks = [] } = config;
  if (developerLinks.length === 0) return null;
  return (
    <aside className="developers" aria-label={m.site.developers}>
      <strong>{m.site.developers}</strong>
      <ul>
        {developerLinks.map(({ label, url }) => (
          <li key={url}>
            <a href={url}>{say(label)}</a>
          </li>
        ))}
      </ul>
    </aside>
  );
}
