import { useSite } from "../site.ts";

/** Stays focusable while the request is under way; the form itself takes no second one. */
export function SubmitButton({ label, isBusy }: { readonly label: string; readonly isBusy: boolean }) {
  const { m } = useSite();
  return (
    <>
      <button type="submit" className="button" aria-disabled={isBusy}>
        {label}
      </button>
      <span role="status" className="working">
        {isBusy ? m.form.working : ""}
      </span>
    </>
  );
}
