import { useSite } from "../site.ts";

/** What personal data is used for, where it is asked for. */
export function Purpose() {
  const { m, config, say } = useSite();
  return (
    <aside className="purpose" aria-labelledby="purpose">
      <h2 id="purpose" className="purpose__title">
        {m.site.purpose}
      </h2>
      <p>{say(config.purposeOfUse)}</p>
    </aside>
  );
}
