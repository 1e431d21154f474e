import { useSite } from "../site.ts";

/** Holds the place of what is being loaded. The words appear only if it takes long (style sheet). */
export function Loading({ text }: { readonly text?: string }) {
  const { m } = useSite();
  return (
    <div className="loading" role="status">
      <p>{text ?? m.site.loading}</p>
    </div>
  );
}
