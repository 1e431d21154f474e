import { randomUUID } from "node:crypto";
import * as z from "zod";
import { inTransaction, openDatabase } from "../shared/database.ts";
import { ServiceError } from "../shared/service-error.ts";

const SCHEMA = `
  CREATE TABLE secrets (
    arn TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT,
    generation TEXT,   -- options of GenerateSecretString, for a rotation
    declared TEXT,     -- the template's SecretString, to notice that it changed
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    rotated_at INTEGER
  ) STRICT;
  CREATE TABLE versions (
    arn TEXT NOT NULL REFERENCES secrets,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (arn, id)
  ) STRICT;
  CREATE TABLE stages (
    arn TEXT NOT NULL REFERENCES secrets,
    stage TEXT NOT NULL,
    version_id TEXT NOT NULL,
    PRIMARY KEY (arn, stage)
  ) STRICT`;

const secretRow = z.object({
  arn: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  generation: z.string().nullable(),
  declared: z.string().nullable(),
  created_at: z.number(),
  changed_at: z.number(),
  rotated_at: z.number().nullable(),
});
const versionRow = z.object({ id: z.string(), value: z.string(), created_at: z.number() });
const stageRow = z.object({ stage: z.string(), version_id: z.string() });

export type Secret = z.output<typeof secretRow>;
type SecretDeclaration = Omit<Secret, "created_at" | "changed_at" | "rotated_at">;
export type Version = z.output<typeof versionRow>;
export type SecretStore = ReturnType<typeof openSecretStore>;

/** Secrets, their versions and staging labels. Times are epoch milliseconds. */
export function openSecretStore(file: string) {
  const database = openDatabase(file, 1, SCHEMA);
  const byId = database.prepare(
    // An ARN may come without its six random characters.
    "SELECT * FROM secrets WHERE arn = :id OR name = :id OR substr(arn, 1, length(arn) - 7) = :id",
  );
  const insertSecret = database.prepare(
    "INSERT INTO secrets VALUES (:arn, :name, :description, :generation, :declared, :now, :now, NULL)",
  );
  const updateSecret = database.prepare(
    "UPDATE secrets SET description = :description, generation = :generation, declared = :declared WHERE arn = :arn",
  );
  const version = database.prepare("SELECT id, value, created_at FROM versions WHERE arn = ? AND id = ?");
  const versions = database.prepare(
    "SELECT id, value, created_at FROM versions WHERE arn = ? ORDER BY created_at, rowid",
  );
  const insertVersion = database.prepare("INSERT INTO versions VALUES (?, ?, ?, ?)");
  const stages = database.prepare("SELECT stage, version_id FROM stages WHERE arn = ? ORDER BY stage");
  const moveStage = database.prepare(
    "INSERT INTO stages VALUES (?, ?, ?) ON CONFLICT (arn, stage) DO UPDATE SET version_id = excluded.version_id",
  );
  const removeStage = database.prepare("DELETE FROM stages WHERE arn = ? AND stage = ?");
  const touch = database.prepare("UPDATE secrets SET changed_at = :now WHERE arn = :arn");
  const markRotated = database.prepare("UPDATE secrets SET rotated_at = :now WHERE arn = :arn");

  const findVersion = (arn: string, id: string) => versionRow.optional().parse(version.get(arn, id));
  const stagesOf = (arn: string) => z.array(stageRow).parse(stages.all(arn));

  return {
    find: (id: string) => secretRow.optional().parse(byId.get({ id })),
    create: (
      secret: Pick<Secret, "arn" | "name" | "description" | "generation" | "declared">,
      now: number,
    ) => {
      insertSecret.run({ ...secret, now });
    },
    update: ({ arn, description, generation, declared }: SecretDeclaration) => {
      updateSecret.run({ arn, description, generation, declared });
    },
    findVersion,
    versionsOf: (arn: string) => z.array(versionRow).parse(versions.all(arn)),
    stagesOf,
    /** Stores a version under a new id or the caller's, and moves the labels to it. The same again changes nothing. */
    put: (arn: string, value: string, labels: readonly string[], now: number, id: string = randomUUID()) =>
      inTransaction(database, () => {
        const same = findVersion(arn, id);
        if (same !== undefined && same.value !== value) throw differentValue(id);
        if (same !== undefined) return id;
        insertVersion.run(arn, id, value, now);
        const current = stagesOf(arn).find(({ stage }) => stage === "AWSCURRENT");
        for (const label of labels) moveStage.run(arn, label, id);
        if (current !== undefined && labels.includes("AWSCURRENT")) {
          moveStage.run(arn, "AWSPREVIOUS", current.version_id);
        }
        touch.run({ arn, now });
        return id;
      }),
    /** To another version, or away; the version that was current becomes the previous one. */
    moveLabel: (arn: string, label: string, versionId: string | undefined, now: number) =>
      inTransaction(database, () => {
        const before = stagesOf(arn).find(({ stage }) => stage === label)?.version_id;
        if (versionId === undefined) removeStage.run(arn, label);
        else moveStage.run(arn, label, versionId);
        if (label === "AWSCURRENT" && before !== undefined && before !== versionId)
          moveStage.run(arn, "AWSPREVIOUS", before);
        touch.run({ arn, now });
      }),
    markRotated: (arn: string, now: number) => {
      markRotated.run({ arn, now });
    },
    close: () => database.close(),
  };
}

function differentValue(id: string): ServiceError {
  const message = `You can't use ClientRequestToken ${id} because that value is already in use for a version.`;
  return new ServiceError("ResourceExistsException", message);
}
