import { resendEmailChangeCode, verifyEmailChange } from "../client/email-changes.ts";
import { CancelButton } from "../email-change/cancel-button.tsx";
import { EmailChangeState } from "../email-change/email-change-state.tsx";
import { finishChange, openChange, useEmailChange } from "../email-change/use-email-change.ts";
import { CodeForm } from "../flow/code-form.tsx";
import type { CodeKind } from "../flow/code-kind.ts";
import { emailChangeWords } from "../messages/email-change.ts";
import { SiteContext, useSite } from "../site.ts";

/** 『新しいメールアドレスの確認』: the code from the mail changes the address. */
export default function EmailChangeCodeScreen() {
  const site = useSite();
  const { m, language } = site;
  const handle = useEmailChange();
  const { refresh } = handle;
  const standing = openChange(handle);
  if (!standing) return <EmailChangeState {...handle} />;
  // The same screen as a registration's, in words of its own.
  const words = { ...m, code: { ...m.code, ...emailChangeWords[language].code } };
  return (
    <SiteContext value={{ ...site, m: words }}>
      <CodeForm kind={ofChange(standing.changeId)} standing={standing} refresh={refresh}>
        <CancelButton changeId={standing.changeId} refresh={refresh} />
      </CodeForm>
    </SiteContext>
  );
}

const ofChange = (id: string): CodeKind<unknown> => ({
  startPath: "/mypage/email",
  verify: (code, language) => verifyEmailChange(id, code, language),
  resend: (language, key) => resendEmailChangeCode(id, language, key),
  goOn: finishChange,
});
