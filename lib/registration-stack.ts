import { Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { MunicipalityConfig } from "./config/municipality.ts";
import { siteConfigOf } from "./config/site-config.ts";
import type { StageConfig } from "./config/stage.ts";
import { AccountEventBus } from "./constructs/account-event-bus.ts";
import { AuditQueries } from "./constructs/audit-queries.ts";
import { AuditTrail } from "./constructs/audit-trail.ts";
import { DeskApi } from "./constructs/desk-api.ts";
import { HttpApi } from "./constructs/http-api.ts";
import { MailFeedback } from "./constructs/mail-feedback.ts";
import { MailSender } from "./constructs/mail-sender.ts";
import { Operations } from "./constructs/operations.ts";
import { OriginProof } from "./constructs/origin-proof.ts";
import { OutsideCopy } from "./constructs/outside-copy.ts";
import { RegistrationSecrets } from "./constructs/registration-secrets.ts";
import { RegistrationTables } from "./constructs/registration-tables.ts";
import { UserDirectory } from "./constructs/user-directory.ts";
import { WebSite } from "./constructs/web-site.ts";
import { WorkQueue } from "./constructs/work-queue.ts";
import { acceptTerms } from "./functions/account/accept-terms.ts";
import { cancelWithdrawal } from "./functions/account/cancel-withdrawal.ts";
import { changeOrganization } from "./functions/account/change-organization.ts";
import { chooseSettings } from "./functions/account/choose-settings.ts";
import { exportAccount } from "./functions/account/export-account.ts";
import { requestWithdrawal } from "./functions/account/request-withdrawal.ts";
import { resendRevivalCode } from "./functions/account/resend-revival-code.ts";
import { showAccount } from "./functions/account/show-account.ts";
import { showRevival } from "./functions/account/show-revival.ts";
import { startRevival } from "./functions/account/start-revival.ts";
import { updateAccount } from "./functions/account/update-account.ts";
import { verifyRevivalCode } from "./functions/account/verify-revival-code.ts";
import { sealAudit } from "./functions/audit/seal-audit.ts";
import { deskAct } from "./functions/desk/desk-act.ts";
import { deskLook } from "./functions/desk/desk-look.ts";
import { cancelEmailChange } from "./functions/email/cancel-email-change.ts";
import { resendEmailChangeCode } from "./functions/email/resend-email-change-code.ts";
import { showEmailChange } from "./functions/email/show-email-change.ts";
import { startEmailChange } from "./functions/email/start-email-change.ts";
import { verifyEmailChange } from "./functions/email/verify-email-change.ts";
import { acceptHandover } from "./functions/handover/accept-handover.ts";
import { cancelHandover } from "./functions/handover/cancel-handover.ts";
import { previewHandover } from "./functions/handover/preview-handover.ts";
import { startHandover } from "./functions/handover/start-handover.ts";
import { answerLink } from "./functions/links/answer-link.ts";
import { disavow } from "./functions/links/disavow.ts";
import { deliverMail } from "./functions/mail/deliver-mail.ts";
import { noteMailEvent } from "./functions/mail/note-mail-event.ts";
import { changePassword } from "./functions/password/change-password.ts";
import { completePasswordReset } from "./functions/password/complete-password-reset.ts";
import { resendResetCode } from "./functions/password/resend-reset-code.ts";
import { showPasswordReset } from "./functions/password/show-password-reset.ts";
import { startPasswordReset } from "./functions/password/start-password-reset.ts";
import { verifyResetCode } from "./functions/password/verify-reset-code.ts";
import type { Platform } from "./functions/platform.ts";
import { findAddresses } from "./functions/reference/find-addresses.ts";
import { rejectUnknownRoute } from "./functions/reference/reject-unknown-route.ts";
import { showCharacters } from "./functions/reference/show-characters.ts";
import { showOpenapi } from "./functions/reference/show-openapi.ts";
import { showTerms } from "./functions/reference/show-terms.ts";
import { completeRegistration } from "./functions/registration/complete-registration.ts";
import { followUpCompletion } from "./functions/registration/follow-up-completion.ts";
import { guardSignUp } from "./functions/registration/guard-sign-up.ts";
import { judgePassword } from "./functions/registration/judge-password.ts";
import { resendCode } from "./functions/registration/resend-code.ts";
import { reviewProfile } from "./functions/registration/review-profile.ts";
import { showRegistration } from "./functions/registration/show-registration.ts";
import { startRegistration } from "./functions/registration/start-registration.ts";
import { verifyCode } from "./functions/registration/verify-code.ts";
import { endOtherSessions } from "./functions/session/end-other-sessions.ts";
import { endSession } from "./functions/session/end-session.ts";
import { listSessions } from "./functions/session/list-sessions.ts";
import { reauthenticate } from "./functions/session/reauthenticate.ts";
import { signIn } from "./functions/session/sign-in.ts";
import { signOut } from "./functions/session/sign-out.ts";
import { sweepAccounts } from "./functions/sweep/sweep-accounts.ts";
import { addOutputs } from "./outputs.ts";
import { webAclParameter } from "./parameters.ts";
import { tagEverything } from "./tags.ts";

export interface RegistrationStackProps extends StackProps {
  readonly stage: StageConfig;
  readonly municipality: MunicipalityConfig;
}

/** One municipality's registration service. */
export class RegistrationStack extends Stack {
  constructor(scope: Construct, id: string, props: RegistrationStackProps) {
    const { stage: configured, municipality, ...stackProps } = props;
    super(scope, id, stackProps);
    tagEverything(this, { municipality: municipality.id, stage: configured.name });

    const api = new HttpApi(this, "Http", { stage: configured });
    const proof = new OriginProof(this, "OriginProof", { stage: configured });
    const web = new WebSite(this, "Web", {
      stage: configured,
      apiDomainName: api.domainName,
      apiOriginHeaders: proof.originHeaders,
      ...webAclParameter(this, configured),
      config: siteConfigOf(municipality, configured.name),
      images: municipality,
    });
    const stage = {
      ...configured,
      siteUrl: web.url,
      originProofs: proof.accepted,
      languages: municipality.languages,
    };

    const tables = new RegistrationTables(this, "Tables", { stage });
    if (stage.outsideCopy)
      new OutsideCopy(this, "OutsideCopy", { ...stage.outsideCopy, table: tables.accounts });
    const guard = guardSignUp(this, { stage, tables });
    const consumerTimeout = Duration.seconds(10);
    const platform: Platform = {
      stage,
      municipality,
      tables,
      secrets: new RegistrationSecrets(this, "Secrets", { stage }),
      users: new UserDirectory(this, "Users", { stage, guard }),
      sender: new MailSender(this, "MailSender", { mail: municipality.mail }),
      mailQueue: new WorkQueue(this, "Mail", { consumerTimeout }),
      followUpQueue: new WorkQueue(this, "FollowUp", { consumerTimeout }),
      eventBus: new AccountEventBus(this, "Events", { stage, municipality }),
      // A page of accounts takes longer than a mail.
      sweepQueue: new WorkQueue(this, "Sweep", { consumerTimeout: Duration.seconds(20) }),
      feedbackQueue: new WorkQueue(this, "Feedback", { consumerTimeout }),
      sealQueue: new WorkQueue(this, "Seal", { consumerTimeout: Duration.seconds(30) }),
    };
    new MailFeedback(this, "MailFeedback", { sender: platform.sender, queue: platform.feedbackQueue });

    deliverMail(this, platform);
    followUpCompletion(this, platform);
    noteMailEvent(this, platform);
    const sealKey = sealAudit(this, platform);
    sweepAccounts(this, platform);

    const descriptions = showOpenapi(this, platform);
    const links = answerLink(this, platform);
    const exports = exportAccount(this, platform);
    api.serve({
      routes: {
        "GET /api/terms": showTerms(this, platform),
        "POST /api/registrations": startRegistration(this, platform),
        "GET /api/registrations/{id}": showRegistration(this, platform),
        "POST /api/registrations/{id}/code": resendCode(this, platform),
        "POST /api/registrations/{id}/verification": verifyCode(this, platform),
        "POST /api/registrations/{id}/review": reviewProfile(this, platform),
        "POST /api/registrations/{id}/password-judgement": judgePassword(this, platform),
        "POST /api/registrations/{id}/completion": completeRegistration(this, platform),
        "POST /api/password-resets": startPasswordReset(this, platform),
        "GET /api/password-resets/{id}": showPasswordReset(this, platform),
        "POST /api/password-resets/{id}/code": resendResetCode(this, platform),
        "POST /api/password-resets/{id}/verification": verifyResetCode(this, platform),
        "POST /api/password-resets/{id}/completion": completePasswordReset(this, platform),
        "POST /api/revivals": startRevival(this, platform),
        "GET /api/revivals/{id}": showRevival(this, platform),
        "POST /api/revivals/{id}/code": resendRevivalCode(this, platform),
        "POST /api/revivals/{id}/verification": verifyRevivalCode(this, platform),
        "POST /api/session": signIn(this, platform),
        "DELETE /api/session": signOut(this, platform),
        "GET /api/me": showAccount(this, platform),
        "PATCH /api/me": updateAccount(this, platform),
        "POST /api/me/organization": changeOrganization(this, platform),
        "GET /api/me/export": exports,
        "POST /api/me/terms": acceptTerms(this, platform),
        "POST /api/me/withdrawal": requestWithdrawal(this, platform),
        "DELETE /api/me/withdrawal": cancelWithdrawal(this, platform),
        "POST /api/session/reauthentication": reauthenticate(this, platform),
        "POST /api/me/password": changePassword(this, platform),
        "POST /api/me/email-changes": startEmailChange(this, platform),
        "GET /api/me/email-changes/{id}": showEmailChange(this, platform),
        "DELETE /api/me/email-changes/{id}": cancelEmailChange(this, platform),
        "POST /api/me/email-changes/{id}/code": resendEmailChangeCode(this, platform),
        "POST /api/me/email-changes/{id}/verification": verifyEmailChange(this, platform),
        "POST /api/me/handovers": startHandover(this, platform),
        "DELETE /api/me/handovers/{id}": cancelHandover(this, platform),
        "GET /api/me/sessions": listSessions(this, platform),
        "DELETE /api/me/sessions": endOtherSessions(this, platform),
        "DELETE /api/me/sessions/{sessionId}": endSession(this, platform),
        "PATCH /api/me/settings": chooseSettings(this, platform),
        "POST /api/links/disavow": disavow(this, platform),
        "POST /api/links/email-undo": links,
        "POST /api/links/object": links,
        "POST /api/links/confirm-address": links,
        "POST /api/links/export": exports,
        "POST /api/links/handover/preview": previewHandover(this, platform),
        "POST /api/links/handover": acceptHandover(this, platform),
        "GET /api/addresses": findAddresses(this, platform),
        "GET /api/characters": showCharacters(this, platform),
        "GET /api/openapi.json": descriptions,
        "GET /api/events.json": descriptions,
      },
      unknownRoute: rejectUnknownRoute(this, platform),
    });

    const deskActs = deskAct(this, platform);
    const desk = new DeskApi(this, "Desk", {
      stage: configured,
      routes: {
        findings: deskLook(this, platform),
        "{call}": deskActs,
        "proposals/{id}/{decision}": deskActs,
      },
    });

    new AuditQueries(this, "AuditQueries", { logGroup: AuditTrail.of(this, configured).logGroup });
    const { users } = platform;
    const operations = new Operations(this, "Operations", { stage, api, users, tables });
    addOutputs(this, { api, desk, web, operations, platform, sealKey });
  }
}
