import { Duration, SecretValue } from "aws-cdk-lib";
import {
  AccountRecovery,
  CfnUserPoolClient,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from "aws-cdk-lib/aws-cognito";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";
import { grantSecret } from "./secret-grant.ts";
import type { ServiceFunction } from "./service-function.ts";

type UserAction =
  `cognito-idp:${"AdminGetUser" | "AdminDeleteUser" | "AdminSetUserPassword" | "AdminInitiateAuth" | "AdminUpdateUserAttributes"}`;

export interface UserDirectoryProps {
  readonly stage: StageConfig;
  /** PreSignUp trigger: lets through only a registration that is being completed. */
  readonly guard: ServiceFunction;
}

/**
 * Users and their passwords: a Cognito user pool that only the service's functions can use, since its one client
 * has a secret and signing up passes the guard. Cognito sends no mail and its tokens reach no browser.
 */
export class UserDirectory extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  private readonly clientSecret: Secret;

  constructor(scope: Construct, id: string, { stage, guard }: UserDirectoryProps) {
    super(scope, id);

    this.pool = new UserPool(this, "Pool", {
      signInAliases: { email: true },
      signInCaseSensitive: false,
      selfSignUpEnabled: true,
      // The service itself verifies addresses before a user exists; the trigger marks them as verified.
      autoVerify: { email: false, phone: false },
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: {
        accountId: new StringAttribute({ minLen: 1, maxLen: 64, mutable: false }),
        registrationId: new StringAttribute({ minLen: 1, maxLen: 64, mutable: false }),
      },
      mfa: Mfa.OFF,
      // The city asks for two of four classes of characters, which Cognito can't express: functions/domain checks it.
      passwordPolicy: {
        minLength: 8,
        requireLowercase: false,
        requireUppercase: false,
        requireDigits: false,
        requireSymbols: false,
      },
      accountRecovery: AccountRecovery.NONE,
      featurePlan: FeaturePlan.LITE,
      deletionProtection: stage.protectData,
      removalPolicy: removalPolicy(stage),
    });
    this.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, guard.lambda);
    acknowledge(this.pool, {
      "AwsSolutions-COG1":
        "The city's published rule (8 characters, 2 of 4 classes) is checked by the service, with a strength estimate beyond it; demanding every class would refuse passwords that the city promises to accept.",
      "AwsSolutions-COG2":
        "The city's procedure has no second factor, and most registrants have no device to enrol; sign-in is limited per address instead.",
      "AwsSolutions-COG8":
        "Threat protection (Plus plan) judges by the client's address, and Cognito sees only the functions'.",
    });

    this.client = this.pool.addClient("Service", {
      generateSecret: true,
      authFlows: { adminUserPassword: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      readAttributes: serviceAttributes,
      writeAttributes: serviceAttributes,
      // Tokens are dropped as soon as the password proved right; these are the shortest lives Cognito allows.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      refreshTokenValidity: Duration.minutes(60),
    });
    const resource = this.client.node.defaultChild;
    if (!(resource instanceof CfnUserPoolClient)) throw new Error("a user pool client without its resource");
    // The L2 construct always adds ALLOW_REFRESH_TOKEN_AUTH, which nothing uses.
    resource.explicitAuthFlows = ["ALLOW_ADMIN_USER_PASSWORD_AUTH"];

    this.clientSecret = new Secret(this, "ClientSecret", {
      description: "Secret of the user pool's client",
      // The L2 construct's `userPoolClientSecret` is a custom resource: one more function with its own permissions.
      secretStringValue: SecretValue.resourceAttribute(resource.attrClientSecret),
      removalPolicy: removalPolicy(stage),
    });
    acknowledge(this.clientSecret, {
      "AwsSolutions-SMG4":
        "Cognito issues it with the client; rotating it means replacing the client, see docs/deploy.md#look-after-it.",
    });
  }

  get environment() {
    return { USER_POOL_ID: this.pool.userPoolId };
  }

  get clientEnvironment() {
    return {
      USER_POOL_CLIENT_ID: this.client.userPoolClientId,
      USER_POOL_CLIENT_SECRET_ID: this.clientSecret.secretArn,
    };
  }

  /** Allows these actions on every user of the pool. `SignUp` needs no permission but the client's secret. */
  grant(grantee: IGrantable, actions: readonly UserAction[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: [...actions], resources: [this.pool.userPoolArn] }),
    );
  }

  grantReadClientSecret(grantee: IGrantable): void {
    grantSecret(this.clientSecret, grantee);
  }
}

const serviceAttributes = new ClientAttributes()
  .withStandardAttributes({ email: true })
  .withCustomAttributes("accountId", "registrationId");
