import { ServiceError } from "../shared/service-error.ts";
import { dkimTokens, type Identities } from "./identities.ts";

/** Of an account outside of the sandbox, as AWS sets it at first. */
const sendQuota = { Max24HourSend: 50_000, MaxSendRate: 14 };
const dayMs = 86_400_000;

interface SentMails {
  /** Epoch milliseconds. */
  countSince(time: number): number;
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
export function describeAccount(mails: SentMails, now: number) {
  return {
    DedicatedIpAutoWarmupEnabled: false,
    EnforcementStatus: "HEALTHY",
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    SendQuota: { ...sendQuota, SentLast24Hours: mails.countSince(now - dayMs) },
    SuppressionAttributes: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
  };
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html */
export function describeIdentity(identities: Identities, name: string) {
  const identity = identities.get(name);
  if (identity === undefined)
    throw new ServiceError("NotFoundException", `Email identity ${name} does not exist.`, 404);
  return {
    IdentityType: name.includes("@") ? "EMAIL_ADDRESS" : "DOMAIN",
    FeedbackForwardingStatus: true,
    VerifiedForSendingStatus: true,
    VerificationStatus: "SUCCESS",
    DkimAttributes: {
      SigningEnabled: true,
      Status: "SUCCESS",
      SigningAttributesOrigin: "AWS_SES",
      Tokens: dkimTokens(name),
    },
    MailFromAttributes: { BehaviorOnMxFailure: "USE_DEFAULT_VALUE" },
    Policies: {},
    Tags: [],
    ...(identity.defaultSet !== undefined && { ConfigurationSetName: identity.defaultSet }),
  };
}
