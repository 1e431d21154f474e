import { Link } from "../router/link.tsx";
import { useSite } from "../site.ts";
import type { CodeStanding } from "./code-kind.ts";
import { MailTrouble } from "./mail-trouble.tsx";
import { ResendButton } from "./resend-button.tsx";
import type { Resend } from "./use-resend.ts";

interface MissingMailProps {
  readonly standing: CodeStanding;
  /** Where another address is given. */
  readonly startPath: string;
  /** Where nothing else on the screen offers a new code. */
  readonly renewal?: Resend | undefined;
}

/** What to do if no mail comes: look, or do what its trouble asks for; ask for another one, or use a different address. */
export function MissingMail({ standing, startPath, renewal }: MissingMailProps) {
  const { m, config } = useSite();
  return (
    <section className="missing" aria-labelledby="missing">
      <MailTrouble status={standing.mail.status} startPath={startPath}>
        <h2 id="missing">{m.code.missing}</h2>
        <ul>
          <li>{m.code.missingAddress(standing.email)}</li>
          <li>{m.code.missingSpam}</li>
          <li>{m.code.missingFilter(config.mailDomain)}</li>
          <li>{m.code.missingRegistered}</li>
        </ul>
      </MailTrouble>
      {renewal && <ResendButton standing={standing} renewal={renewal} />}
      <p>
        <Link href={startPath}>{m.code.other}</Link>
      </p>
    </section>
  );
}
