import { RemovalPolicy, Stack } from "aws-cdk-lib";
import type { IEventBus } from "aws-cdk-lib/aws-events";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { MunicipalityConfig } from "../config/municipality.ts";

export interface MailSenderProps {
  readonly mail: MunicipalityConfig["mail"];
}

/** A record that the owner of the mail domain publishes in DNS. */
export interface DnsRecord {
  readonly name: string;
  readonly type: "CNAME" | "MX" | "TXT";
  readonly value: string;
}

/** The municipality's mail domain in SES, and how mails leave it. */
export class MailSender extends Construct {
  private readonly identity: EmailIdentity;
  private readonly configurationSet: ConfigurationSet;
  private readonly mail: MunicipalityConfig["mail"];

  constructor(scope: Construct, id: string, { mail }: MailSenderProps) {
    super(scope, id);
    this.mail = mail;

    this.configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      // A code that travels in the clear is worth less than one that does not arrive.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    this.configurationSet.applyRemovalPolicy(RemovalPolicy.DESTROY);

    this.identity = new EmailIdentity(this, "Domain", {
      identity: Identity.domain(mail.domain),
      configurationSet: this.configurationSet,
      dkimSigning: true,
      mailFromDomain: mail.returnPathDomain,
      // Mails still leave, from amazonses.com, while the MX record is missing; DKIM alone carries DMARC then.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    // It cannot be kept: its name is the domain's, and with it in place the stack could not be made again. What is lost
    // are the DKIM keys; the domain's owner publishes those of the next one (docs/adr/0020).
    this.identity.applyRemovalPolicy(RemovalPolicy.DESTROY);
  }

  get configurationSetName(): string {
    return this.configurationSet.configurationSetName;
  }

  get environment() {
    return {
      MAIL_SENDER: this.mail.sender,
      MAIL_CONFIGURATION_SET: this.configurationSet.configurationSetName,
    };
  }

  /** What DNS needs before SES sends for the domain. */
  get dnsRecords(): readonly DnsRecord[] {
    const { returnPathDomain } = this.mail;
    const feedback = `feedback-smtp.${Stack.of(this).region}.amazonses.com`;
    return [
      ...this.identity.dkimRecords.map(({ name, value }) => ({ name, type: "CNAME" as const, value })),
      { name: returnPathDomain, type: "MX", value: `10 ${feedback}` },
      { name: returnPathDomain, type: "TXT", value: '"v=spf1 include:amazonses.com ~all"' },
    ];
  }

  /**
   * Has SES report what becomes of each mail: not that it took it, which its sender knows, nor what its reader does.
   */
  publishEventsTo(bus: IEventBus): void {
    this.configurationSet.addEventDestination("Events", {
      destination: EventDestination.eventBus(bus),
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
  }

  /** Allows sending from the sender's address, with the configuration set. */
  grantSend(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["ses:SendEmail"],
        resources: [this.identity.emailIdentityArn, this.configurationSetArn],
        conditions: { StringEquals: { "ses:FromAddress": this.mail.sender } },
      }),
    );
  }

  private get configurationSetArn(): string {
    return Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: this.configurationSet.configurationSetName,
    });
  }
}
