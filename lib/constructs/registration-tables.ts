import { RemovalPolicy, Stack } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import { type IGrantable, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import type { StageConfig } from "../config/stage.ts";
import { acknowledge } from "./acknowledge.ts";
import { removalPolicy } from "./removal.ts";
import { grantReadOf, grantTable, grantUpdateOf, type TableAction } from "./table-grant.ts";

/** Partition keys of flows, one pattern for each purpose. */
export const flowKeys = ["REGISTRATION#*", "RESET#*", "EMAIL_CHANGE#*", "REVIVE#*"] as const;

/** Partition keys of the ephemeral table, one pattern for each kind of item. */
export type EphemeralKeys =
  | (typeof flowKeys)[number]
  | "SESSIONS#*"
  | "HOLD#*"
  | "LINK#*"
  | "DEVICE#*"
  | "NOTICE#*"
  | "FAILURES#*"
  | "MAILS#*"
  | "LIMIT#*";

/** What a change of an account is written with that other systems learn of (docs/adr/0046). */
const eventAttributes = ["eventSequence", "eventLog"] as const;

export interface RegistrationTablesProps {
  readonly stage: StageConfig;
}

/** Index of the accounts by their reception numbers. */
const BY_NUMBER = "ByReceptionNumber";

/**
 * Two tables by lifetime. What must disappear (registrations, codes, sessions, counters) is in `ephemeral`, with a
 * TTL and without backups, so that unfinished personal data does not linger. What must last is in `accounts`.
 */
export class RegistrationTables extends Construct {
  readonly ephemeral: Table;
  readonly accounts: Table;
  private readonly accountsKey: Key;

  constructor(scope: Construct, id: string, { stage }: RegistrationTablesProps) {
    super(scope, id);

    this.ephemeral = new Table(this, "Ephemeral", {
      partitionKey: { name: "pk", type: AttributeType.STRING },
      sortKey: { name: "sk", type: AttributeType.STRING },
      timeToLiveAttribute: "ttl",
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this.ephemeral, {
      "AwsSolutions-DDB3":
        "A backup would keep unfinished registrations beyond the day after which the terms promise their deletion.",
    });

    this.accountsKey = new Key(this, "AccountsKey", {
      description: "Encrypts the accounts table",
      enableKeyRotation: true,
      removalPolicy: removalPolicy(stage),
    });
    this.accounts = new Table(this, "Accounts", {
      partitionKey: { name: "accountId", type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.accountsKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.protectData,
      removalPolicy: removalPolicy(stage),
    });
    this.accounts.addGlobalSecondaryIndex({
      indexName: BY_NUMBER,
      partitionKey: { name: "receptionNumber", type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }

  get ephemeralEnvironment() {
    return { EPHEMERAL_TABLE: this.ephemeral.tableName };
  }

  get accountsEnvironment() {
    return { ACCOUNTS_TABLE: this.accounts.tableName };
  }

  get accountsByNumberEnvironment() {
    return { ACCOUNTS_BY_NUMBER: BY_NUMBER };
  }

  /** Allows these actions on items of these kinds. */
  grantEphemeral(
    grantee: IGrantable,
    actions: readonly TableAction[],
    keys: readonly [EphemeralKeys, ...EphemeralKeys[]],
  ): void {
    grantTable(this.ephemeral, grantee, actions, keys);
  }

  /**
   * Allows these actions on accounts.
   *
   * Of the table's key a caller needs `kms:Decrypt`, to read and to write: DynamoDB asks KMS on the caller's behalf
   * to decrypt the table's key, and does the rest (data keys, re-encryption) under the grant it got when the table
   * was created. The condition keeps the key from being used for anything but DynamoDB.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
   * @see https://github.com/aws/aws-cdk/issues/10010 a write without `kms:Decrypt` is denied
   */
  grantAccounts(grantee: IGrantable, actions: readonly TableAction[]): void {
    grantTable(this.accounts, grantee, actions);
    this.grantAccountsKey(grantee);
  }

  /** Allows to learn whether there is an account, and nothing else of it. */
  grantAccountExistence(grantee: IGrantable): void {
    grantReadOf(this.accounts, grantee, ["accountId"]);
    this.grantAccountsKey(grantee);
  }

  /** Allows to read accounts and to correct their profiles. */
  grantCorrectProfile(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      // `writtenBy`: whose write it was, when its answer is lost (docs/adr/0002).
      attributes: ["accountId", "profile", "updatedAt", "writtenBy", ...eventAttributes],
      mayReturnItem: true,
    });
  }

  /** Allows to read accounts and to note that their owners agreed to the terms. */
  grantAcceptTerms(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        "profile",
        "writtenBy",
        ...["termsVersion", "termsSha256", "termsAcceptedAt", "termsHistory"],
        ...eventAttributes,
      ],
      mayReturnItem: true,
    });
  }

  /** Allows to read accounts, to change who a business is, and to remember how that changed. */
  grantChangeOrganization(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        ...["profile", "updatedAt", "organizationHistory", "writtenBy"],
        ...eventAttributes,
      ],
      mayReturnItem: true,
    });
  }

  /** Allows to read accounts, and to note whether their owners want them to end; `looksAt` is what else the write goes by. */
  grantEndWish(grantee: IGrantable, looksAt: readonly string[] = []): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        "profile",
        "writtenBy",
        ...["status", "statusAt", "erasesAt", "withdrawalReason"],
        ...looksAt,
        ...eventAttributes,
      ],
      mayReturnItem: true,
    });
  }

  /** Allows to read accounts, and to bring dormant ones back into use. */
  grantRevive(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "status", "statusAt", "writtenBy", ...eventAttributes],
      mayReturnItem: true,
    });
  }

  /** Allows to read accounts and to remember sign-ins. */
  grantNoteSignIn(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "profile", "signIns", "lastSignInAt", "userSub"],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts and to keep what their owners choose. */
  grantChooseSettings(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "profile", "signInNotice"],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts and to end their sessions; `revives` also to bring dormant ones back into use. */
  grantEndSessions(grantee: IGrantable, { revives = false, forgetsDevices = false } = {}): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        "profile",
        "sessionEpoch",
        "passwordChangedAt",
        ...(forgetsDevices ? ["deviceEpoch"] : []),
        ...(revives ? ["status", "statusAt", ...eventAttributes] : []),
      ],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts, and to note that the last mail of one has been sent. */
  grantNoteFarewell(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "status", "farewellSentAt"],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts, and to begin and give up changes of their addresses. */
  grantOpenEmailChange(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "profile", "openChange", "openChangeUntil"],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts and to give them another address, which ends their sessions. */
  grantChangeEmail(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        "profile",
        "email",
        "emailChange",
        "sessionEpoch",
        "openChange",
        "openChangeUntil",
        ...eventAttributes,
      ],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts, and to note who is invited to take one over, or that nobody is any more. */
  grantInviteSuccessor(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "profile", "handover", "openChange", "openChangeUntil"],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts and to hand them over to other persons, which ends their sessions. */
  grantHandOver(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        ...["profile", "updatedAt", "email", "emailChange", "handover", "openChange", "openChangeUntil"],
        ...["sessionEpoch", "deviceEpoch", "passwordChangedAt"],
        ...["termsVersion", "termsSha256", "termsAcceptedAt", "termsHistory"],
        ...eventAttributes,
      ],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts, and to give them the address back that they had before, or to stop them; either ends their sessions. */
  grantUndoEmailChange(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        ...["profile", "email", "emailChange", "undoneChange", "openChange", "openChangeUntil"],
        ...["status", "statusAt", "sessionEpoch", "deviceEpoch", "passwordChangedAt"],
        ...eventAttributes,
      ],
      mayReturnItem: false,
    });
  }

  /** Allows to read accounts, and to remember on them who looked: not who, but that. */
  grantNoteDeskAction(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "profile", "deskActions", "deskActedAt"],
      mayReturnItem: false,
    });
  }

  /** Allows to find the ids of accounts by a reception number, and nothing else of them. */
  grantFindByNumber(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["dynamodb:Query"],
        resources: [`${this.accounts.tableArn}/index/${BY_NUMBER}`],
      }),
    );
  }

  /** Allows to read accounts, to stop and restore them and end their sessions, and to remember that. */
  grantDeskAct(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        ...["profile", "deskActions", "deskActedAt", "status", "statusAt", "sessionEpoch", "writtenBy"],
        ...["proposal", "erasesAt", "emailChange"],
        ...eventAttributes,
      ],
      mayReturnItem: true,
    });
  }

  /** Allows to read accounts, and to note on them what becomes of a proposal of the desk. */
  grantAnswerProposal(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:GetItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: ["accountId", "profile", "proposal", "writtenBy"],
      mayReturnItem: true,
    });
  }

  /** Allows to look at every account, to note what the sweep has done, and to leave a tombstone of one. */
  grantSweep(grantee: IGrantable): void {
    this.grantAccounts(grantee, ["dynamodb:Scan", "dynamodb:GetItem", "dynamodb:PutItem"]);
    grantUpdateOf(this.accounts, grantee, {
      attributes: [
        "accountId",
        ...["profile", "status", "statusAt", "lastSignInAt", "erasesAt"],
        ...["notice", "inactiveSince", "eraseReason", "writtenBy"],
        ...eventAttributes,
      ],
      mayReturnItem: true,
    });
  }

  /** Allows to look through the ephemeral table for claims, and to learn of their ids and times alone. */
  grantFindClaims(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["dynamodb:Scan"],
        resources: [this.ephemeral.tableArn],
        conditions: {
          "ForAllValues:StringEquals": {
            "dynamodb:Attributes": ["pk", "sk", "id", "claimedAt", "setAsideAt"],
          },
          StringEquals: { "dynamodb:Select": "SPECIFIC_ATTRIBUTES" },
        },
      }),
    );
  }

  private grantAccountsKey(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ["kms:Decrypt"],
        resources: [this.accountsKey.keyArn],
        conditions: {
          StringEquals: { "kms:ViaService": `dynamodb.${Stack.of(this).region}.amazonaws.com` },
        },
      }),
    );
  }
}
