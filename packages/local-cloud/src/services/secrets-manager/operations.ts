import * as z from "zod";
import type { Clock } from "../../cloud/clock.ts";
import { type Operation, operation } from "../shared/aws-json.ts";
import { ServiceError } from "../shared/service-error.ts";
import { generateSecret } from "./generate.ts";
import { parseGeneration } from "./secret-properties.ts";
import type { Secret, SecretStore, Version } from "./store.ts";

const SecretId = z.string().min(1).max(2048);
/** Becomes the new version's id: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
const ClientRequestToken = z.string().min(32).max(64).optional();

const shapes = {
  GetSecretValue: z.object({
    SecretId,
    VersionId: z.string().optional(),
    VersionStage: z.string().optional(),
  }),
  PutSecretValue: z.object({
    SecretId,
    ClientRequestToken,
    SecretString: z.string().max(65_536),
    VersionStages: z.array(z.string()).min(1).max(20).default(["AWSCURRENT"]),
  }),
  RotateSecret: z.object({ SecretId, ClientRequestToken }),
  DescribeSecret: z.object({ SecretId }),
  UpdateSecretVersionStage: z.object({
    SecretId,
    VersionStage: z.string().min(1).max(256),
    MoveToVersionId: z.string().optional(),
    RemoveFromVersionId: z.string().optional(),
  }),
  ListSecretVersionIds: z.object({ SecretId, IncludeDeprecated: z.boolean().default(false) }),
};

export function secretOperations(store: SecretStore, clock: Clock): Record<string, Operation> {
  return {
    GetSecretValue: operation(shapes.GetSecretValue, invalid, (input) => {
      const secret = findSecret(store, input.SecretId);
      const version = findVersion(store, secret, input);
      return {
        ...identity(secret),
        VersionId: version.id,
        VersionStages: store
          .stagesOf(secret.arn)
          .flatMap((label) => (label.version_id === version.id ? label.stage : [])),
        SecretString: version.value,
        CreatedDate: version.created_at / 1000,
      };
    }),

    PutSecretValue: operation(shapes.PutSecretValue, invalid, (input) => {
      const secret = findSecret(store, input.SecretId);
      const { SecretString: value, VersionStages: labels, ClientRequestToken: token } = input;
      const id = store.put(secret.arn, value, labels, clock.now(), token);
      return { ...identity(secret), VersionId: id, VersionStages: labels };
    }),

    /** Where AWS would invoke a rotation function, a generated secret is drawn again, in one step. */
    RotateSecret: operation(shapes.RotateSecret, invalid, (input) => {
      const secret = findSecret(store, input.SecretId);
      if (secret.generation === null) {
        const message = "No Lambda rotation function ARN is associated with this secret.";
        throw new ServiceError("InvalidRequestException", message);
      }
      const value = generateSecret(parseGeneration(secret.generation));
      const now = clock.now();
      const id = store.put(secret.arn, value, ["AWSCURRENT"], now, input.ClientRequestToken);
      store.markRotated(secret.arn, now);
      return { ...identity(secret), VersionId: id };
    }),

    DescribeSecret: operation(shapes.DescribeSecret, invalid, (input) => {
      const secret = findSecret(store, input.SecretId);
      const labels: Record<string, string[]> = {};
      for (const { stage, version_id: id } of store.stagesOf(secret.arn)) {
        labels[id] = [...(labels[id] ?? []), stage];
      }
      return {
        ...identity(secret),
        ...(secret.description === null ? {} : { Description: secret.description }),
        CreatedDate: secret.created_at / 1000,
        LastChangedDate: secret.changed_at / 1000,
        ...(secret.rotated_at === null ? {} : { LastRotatedDate: secret.rotated_at / 1000 }),
        VersionIdsToStages: labels,
      };
    }),

    UpdateSecretVersionStage: operation(shapes.UpdateSecretVersionStage, invalid, (input) => {
      const secret = findSecret(store, input.SecretId);
      const { MoveToVersionId: to } = input;
      checkLabel(store, secret, input);
      if (to !== undefined && store.findVersion(secret.arn, to) === undefined)
        throw noValue(`VersionId: ${to}`);
      store.moveLabel(secret.arn, input.VersionStage, to, clock.now());
      return identity(secret);
    }),

    /** All in one answer. A version without a label is deprecated; here none is ever deleted. */
    ListSecretVersionIds: operation(shapes.ListSecretVersionIds, invalid, (input) => {
      const secret = findSecret(store, input.SecretId);
      const labels = store.stagesOf(secret.arn);
      const versions = store.versionsOf(secret.arn).map(({ id, created_at: created }) => ({
        VersionId: id,
        VersionStages: labels.filter(({ version_id: labelled }) => labelled === id).map(({ stage }) => stage),
        CreatedDate: created / 1000,
      }));
      const wanted = versions.filter((each) => input.IncludeDeprecated || each.VersionStages.length > 0);
      return { ...identity(secret), Versions: wanted };
    }),
  };
}

interface LabelMove {
  readonly VersionStage: string;
  readonly MoveToVersionId?: string | undefined;
  readonly RemoveFromVersionId?: string | undefined;
}

/** A label leaves a version only when that is named: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html */
function checkLabel(store: SecretStore, secret: Secret, move: LabelMove): void {
  const { VersionStage: label, MoveToVersionId: to, RemoveFromVersionId: from } = move;
  const holder = store.stagesOf(secret.arn).find(({ stage }) => stage === label)?.version_id;
  if (from !== undefined && from !== holder)
    throw invalidParameter(`The staging label ${label} is not attached to version ${from}.`);
  if (holder !== undefined && from === undefined && holder !== to) {
    throw invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${label} is currently attached to version ${holder}, so you must explicitly reference that version in RemoveFromVersionId.`,
    );
  }
  if (label === "AWSCURRENT" && to === undefined)
    throw invalidParameter("You can only move staging label AWSCURRENT to a different secret version.");
}

function invalidParameter(message: string): ServiceError {
  return new ServiceError("InvalidParameterException", message);
}

function findSecret(store: SecretStore, id: string): Secret {
  const secret = store.find(id);
  if (secret !== undefined) return secret;
  throw new ServiceError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
}

function identity(secret: Secret) {
  return { ARN: secret.arn, Name: secret.name };
}

interface WantedVersion {
  readonly VersionId?: string | undefined;
  readonly VersionStage?: string | undefined;
}

/** The text of one version, the current one by default; throws the errors of GetSecretValue. */
export function secretTextOf(store: SecretStore, secretId: string, wanted: WantedVersion): string {
  return findVersion(store, findSecret(store, secretId), wanted).value;
}

function findVersion(store: SecretStore, secret: Secret, wanted: WantedVersion): Version {
  const { VersionId: id, VersionStage: stage = id === undefined ? "AWSCURRENT" : undefined } = wanted;
  const labelled = store.stagesOf(secret.arn).find((label) => label.stage === stage)?.version_id;
  if (stage !== undefined && labelled === undefined) throw noValue(`staging label: ${stage}`);
  if (id !== undefined && labelled !== undefined && id !== labelled) {
    const message = "You provided a VersionStage that is not associated to the provided VersionId.";
    throw new ServiceError("InvalidRequestException", message);
  }
  const version = store.findVersion(secret.arn, id ?? labelled ?? "");
  if (version === undefined) throw noValue(`VersionId: ${id}`);
  return version;
}

function noValue(which: string): ServiceError {
  const message = `Secrets Manager can't find the specified secret value for ${which}`;
  return new ServiceError("ResourceNotFoundException", message);
}

function invalid(problem: z.core.$ZodIssue): ServiceError {
  return new ServiceError("ValidationException", `${problem.path.join(".")}: ${problem.message}`);
}
