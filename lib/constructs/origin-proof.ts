import { SecretValue } from "aws-cdk-lib";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import { originProofHeader } from "../../contracts/cloudfront-headers.ts";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";

export interface OriginProofProps {
  readonly stage: StageConfig;
}

const rotatedByDeployments =
  "Rotated by deployments (docs/runbook.md#a-secret-is-known): Secrets Manager could change the value, but neither CloudFront's header nor a function's variable would follow it.";

/**
 * How the API knows that a request came through CloudFront: CloudFront adds a secret header, which functions compare
 * with two secrets (docs/adr/0013). CloudFormation hands the values over when it updates the distribution or a
 * function, and a value that changes in a secret would stay unnoticed: so a secret never changes, and a rotation makes
 * a new one, under a new number.
 */
export class OriginProof extends Construct {
  /** For the distribution's API origin. */
  readonly originHeaders: Readonly<Record<string, string>>;
  /** For the functions, comma-separated: one reference in each, as a template may have 60. */
  readonly accepted: string;

  constructor(scope: Construct, id: string, { stage }: OriginProofProps) {
    super(scope, id);
    const { originProof: numbers } = stage;
    const sent = this.proof(numbers.sent);
    const alsoTaken = this.proof(numbers.alsoTaken);
    this.originHeaders = { [originProofHeader]: sent };
    // By number, so that functions stay as they are while CloudFront changes from one to the other.
    const accepted = [
      { number: numbers.sent, proof: sent },
      { number: numbers.alsoTaken, proof: alsoTaken },
    ].toSorted((a, b) => a.number - b.number);
    this.accepted = this.together(accepted);
  }

  /** Both in one secret, which never changes either: other numbers make another one. */
  private together(proofs: readonly { readonly number: number; readonly proof: string }[]): string {
    const secret = new Secret(this, `Accepted${proofs.map(({ number }) => number).join("And")}`, {
      description: `Proves to the API that a request came through CloudFront (numbers ${proofs.map(({ number }) => number).join(" and ")})`,
      // References to secrets, not what they hold.
      secretStringValue: SecretValue.unsafePlainText(proofs.map(({ proof }) => proof).join(",")),
    });
    acknowledge(secret, { "AwsSolutions-SMG4": rotatedByDeployments });
    return secret.secretValue.unsafeUnwrap();
  }

  /**
   * A reference that CloudFormation resolves: the value is not in the template. The secret is not kept when it is
   * replaced or the stack goes, for it opens nothing but this stack's API.
   */
  private proof(number: number): string {
    const secret = new Secret(this, `Secret${number}`, {
      description: `Proves to the API that a request came through CloudFront (number ${number})`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
    acknowledge(secret, { "AwsSolutions-SMG4": rotatedByDeployments });
    return secret.secretValue.unsafeUnwrap();
  }
}
