import type { IGrantable } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";
import { grantSecret } from "./secret-grant.ts";

export interface RegistrationSecretsProps {
  readonly stage: StageConfig;
}

/** The keys of the service's HMACs. Secrets Manager draws them; nobody needs to know them. */
export class RegistrationSecrets extends Construct {
  private readonly code: Secret;
  private readonly email: Secret;

  constructor(scope: Construct, id: string, { stage }: RegistrationSecretsProps) {
    super(scope, id);

    this.code = generated(this, "Code", "Keys the HMAC of verification codes", stage);
    acknowledge(this.code, {
      "AwsSolutions-SMG4":
        "Rotated by hand (docs/runbook.md#a-secret-is-known): it may be done at any time, because each code remembers its key's version, and a key that only guards codes of minutes gains little from a schedule.",
    });

    this.email = generated(this, "Address", "Keys the HMAC of addresses in counters and audit trail", stage);
    acknowledge(this.email, {
      "AwsSolutions-SMG4":
        "A new key resets every limit per address, and gives an address a second value in the audit trail: it is rotated by hand, when it is known to somebody (docs/runbook.md#a-secret-is-known), and not on a schedule.",
    });
  }

  get codeEnvironment() {
    return { CODE_SECRET_ID: this.code.secretArn };
  }

  get emailEnvironment() {
    return { EMAIL_SECRET_ID: this.email.secretArn };
  }

  grantReadCode(grantee: IGrantable): void {
    grantSecret(this.code, grantee);
  }

  grantReadEmail(grantee: IGrantable): void {
    grantSecret(this.email, grantee);
  }
}

function generated(scope: Construct, id: string, description: string, stage: StageConfig): Secret {
  return new Secret(scope, id, {
    description,
    // 64 of 62 characters: 381 bits, more than HMAC-SHA-256 can use.
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: removalPolicy(stage),
  });
}
