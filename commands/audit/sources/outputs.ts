/** Outputs of the stack (lib/outputs.ts) that say where its audit records and their key are. */
export const outputNames = {
  logGroupName: "AuditLogGroupName",
  emailSecretId: "AddressSecretArn",
  archiveBucketName: "AuditArchiveBucketName",
} as const;

export type Outputs = Readonly<Record<keyof typeof outputNames, string>>;
