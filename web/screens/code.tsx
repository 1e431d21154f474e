import { resendCode, type Standing, verifyCode } from "../client/registrations.ts";
import { CodeForm } from "../flow/code-form.tsx";
import type { CodeKind } from "../flow/code-kind.ts";
import { FlowState } from "../flow/flow-state.tsx";
import { handedStanding } from "../flow/handed-standing.ts";
import { useFlow } from "../flow/use-flow.ts";
import { useRedirect } from "../flow/use-redirect.ts";
import { useChoice } from "../forms/use-choice.ts";
import { navigate } from "../router/location.ts";
import type { ScreenProps } from "../router/screen-props.ts";
import { useSite } from "../site.ts";

/** 『メールアドレスの登録完了』: proves the address with the code from the mail. */
export default function CodeScreen({ place }: ScreenProps) {
  const { m } = useSite();
  const handle = useFlow();
  useChoice();
  const { flow, refresh } = handle;
  const isVerified = flow.state === "ready" && flow.standing.state === "verified";
  useRedirect(isVerified ? "/register/profile" : undefined);
  const takesCode =
    flow.state === "ready" && ["requested", "code-sent", "expired"].includes(flow.standing.state);
  if (!takesCode) return <FlowState {...handle} title={m.code.title} step={2} />;
  const { standing } = flow;
  return <CodeForm kind={ofRegistration(standing)} standing={standing} refresh={refresh} note={place.note} />;
}

const ofRegistration = (standing: Standing): CodeKind => ({
  step: 2,
  startPath: "/register/email",
  verify: (code, language) => verifyCode(standing.registrationId, code, language),
  resend: (language, key) => resendCode(standing.registrationId, language, key),
  goOn(right) {
    if (right) handedStanding.hand({ ...standing, ...right });
    navigate("/register/profile");
  },
});
