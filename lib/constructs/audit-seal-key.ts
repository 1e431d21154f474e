import { AnyPrincipal, Effect, type IRole, Policy, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { removalPolicy } from "./removal.ts";

export interface AuditSealKeyProps {
  readonly stage: StageConfig;
}

/** The pair of keys that signs the archive's seals: one role signs with it, and whoever may read its public half verifies. */
export class AuditSealKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { stage }: AuditSealKeyProps) {
    super(scope, id);
    this.key = new Key(this, "Key", {
      description: "Signs the seals of the audit archive",
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: removalPolicy(stage),
    });
  }

  /** Lets one role sign, and whatever their own policies say, nobody else. */
  grantSign(role: IRole): void {
    // A policy apart: the key names the role, and a role cannot be made of what names it.
    new Policy(this, "Sign", {
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ["kms:Sign"],
          resources: [this.key.keyArn],
          conditions: { StringEquals: { "kms:SigningAlgorithm": "ECDSA_SHA_256" } },
        }),
      ],
    });
    this.key.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ["kms:Sign"],
        resources: ["*"],
        conditions: { ArnNotEquals: { "aws:PrincipalArn": role.roleArn } },
      }),
    );
  }
}
