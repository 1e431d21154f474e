import { useSite } from "../site.ts";
import { calendarDate } from "../text/dates.ts";

/** The city's important notices. */
export function Notices() {
  const { m, notices, say, language } = useSite();
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{m.home.notices}</h2>
      {notices.length === 0 && <p>{m.home.noNotices}</p>}
      <ul className="news" role="list">
        {notices.map(({ publishedOn, title, body }) => (
          <li key={`${publishedOn}${title.ja}`} className="news__item">
            <time dateTime={publishedOn}>{calendarDate(publishedOn, language)}</time>
            <h3>{say(title)}</h3>
            <p>{say(body)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
