import { addressOf } from "../router/location.ts";
import { useSite } from "../site.ts";

/** Which characters may be used; in a tab beside the half-filled form. */
export function CharactersHint({ before }: { readonly before: string }) {
  const { m } = useSite();
  return (
    <>
      {before}
      <a href={addressOf("/characters")} target="_blank" rel="noopener">
        {m.profile.charactersLink}
        <span className="hidden">{m.site.newTab}</span>
      </a>
      {m.profile.charactersAfter}
    </>
  );
}
