/**
 * The redrive of dead letters: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 * AWS moves in the background; here a task is done when it is answered.
 */
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { ServiceError } from "../shared/service-error.ts";
import { invalidValue, noSuchResource, outOfRange } from "./sqs-error.ts";

/** What the tasks need of the queues. */
export interface MovableQueues {
  exists(arn: string): boolean;
  /** Arns of the queues whose dead letters come here. */
  sourcesOf(deadLetterArn: string): readonly string[];
  /** Moves every visible message to the destination, or to where it came from; says how many. */
  move(sourceArn: string, destinationArn: string | undefined): number;
}

interface MoveTask {
  readonly Status: "COMPLETED";
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  readonly MaxNumberOfMessagesPerSecond?: number;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  /** Epoch milliseconds. */
  readonly StartedTimestamp: number;
}

const startShape = z.object({
  SourceArn: z.string(),
  DestinationArn: z.string().optional(),
  MaxNumberOfMessagesPerSecond: z.unknown().optional(),
});
const listShape = z.object({ SourceArn: z.string(), MaxResults: z.unknown().optional() });
const speed = z.int().min(1).max(500).optional();
const page = z.int().min(1).max(10).default(1);

export function messageMoveTasks(queues: MovableQueues, now: () => number) {
  const tasks: MoveTask[] = [];

  function requireDeadLetterQueue(arn: string): void {
    if (!queues.exists(arn)) throw noSuchResource("SourceArn");
    if (queues.sourcesOf(arn).length === 0)
      throw invalidValue("Source queue must be configured as a Dead Letter Queue.");
  }

  return {
    StartMessageMoveTask(input: unknown) {
      const given = parse(startShape, input);
      const { SourceArn, DestinationArn } = given;
      requireDeadLetterQueue(SourceArn);
      if (DestinationArn === SourceArn)
        throw invalidValue("Source queue arn and destination queue arn must not be the same.");
      if (DestinationArn !== undefined && !queues.exists(DestinationArn))
        throw noSuchResource("DestinationArn");
      const { success, data: perSecond } = speed.safeParse(given.MaxNumberOfMessagesPerSecond);
      if (!success)
        throw outOfRange("MaxNumberOfMessagesPerSecond", given.MaxNumberOfMessagesPerSecond, 1, 500);
      const StartedTimestamp = now();
      const moved = queues.move(SourceArn, DestinationArn);
      tasks.unshift({
        Status: "COMPLETED",
        SourceArn,
        ...(DestinationArn !== undefined && { DestinationArn }),
        ...(perSecond !== undefined && { MaxNumberOfMessagesPerSecond: perSecond }),
        ApproximateNumberOfMessagesMoved: moved,
        ApproximateNumberOfMessagesToMove: moved,
        StartedTimestamp,
      });
      const handle = JSON.stringify({ taskId: randomUUID(), sourceArn: SourceArn });
      return { TaskHandle: Buffer.from(handle).toString("base64") };
    },

    ListMessageMoveTasks(input: unknown) {
      const given = parse(listShape, input);
      requireDeadLetterQueue(given.SourceArn);
      const { success, data: most } = page.safeParse(given.MaxResults);
      if (!success) throw outOfRange("MaxResults", given.MaxResults, 1, 10);
      return { Results: tasks.filter(({ SourceArn }) => SourceArn === given.SourceArn).slice(0, most) };
    },

    /** None is ever under way. */
    CancelMessageMoveTask(): never {
      throw new ServiceError("ResourceNotFoundException", "Task does not exist.", 404);
    },
  };
}

function parse<Shape extends z.ZodType>(shape: Shape, input: unknown): z.output<Shape> {
  const { success, data, error } = shape.safeParse(input);
  if (success) return data;
  const missing = error.issues[0]?.path.join(".") ?? "";
  throw new ServiceError("MissingParameter", `The request must contain the parameter ${missing}.`);
}
