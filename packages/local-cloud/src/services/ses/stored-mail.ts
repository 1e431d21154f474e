import * as z from "zod";

const nameAndValue = z.object({ name: z.string(), value: z.string() });

export const storedMail = z.object({
  messageId: z.string(),
  /** As it was given, with a display name still encoded by RFC 2047. */
  from: z.string(),
  replyTo: z.array(z.string()),
  destination: z.object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ text: z.string().optional(), html: z.string().optional() }),
  /** Every header that the recipient's mail program would see. */
  headers: z.array(nameAndValue),
  tags: z.array(nameAndValue),
  attachments: z.array(z.never()),
  configurationSet: z.string().optional(),
  /** Epoch seconds of the moved clock. */
  at: z.number(),
});

/** One accepted mail, in the shape of aws-ses-v2-local's store. */
export type StoredMail = z.output<typeof storedMail>;
