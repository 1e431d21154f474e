/** Outputs of the stack (lib/outputs.ts) that say where its audit records and their key are. */
export const outputNames = {
  logGroupName: "AuditLogGroupName",
  emailSecretId: "AddressSecretArn",
  archiveBucketName: "AuditArchiveBucketName",
  sealKeyId: "AuditSealKeyId",
} as const;

export type OutputName = keyof typeof outputNames;

/** What every question needs. */
export const usualOutputs = ["logGroupName", "emailSecretId"] as const;
