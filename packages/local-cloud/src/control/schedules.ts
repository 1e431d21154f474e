import type { Schedules } from "../services/event-bridge/schedules.ts";
import { json, problem, type Reply } from "./reply.ts";

export const showSchedules = (schedules: Schedules): Reply => json(schedules.rows());

/** Fires one now, whenever it is due; its event is in its targets' queues with the answer. */
export async function fireSchedule(schedules: Schedules, name: string): Promise<Reply> {
  const fired = await schedules.fire(name);
  if (fired !== undefined) return json(fired);
  const names = schedules.rows().map((row) => row.name);
  const known = names.length === 0 ? "There is none." : `There are ${names.join(", ")}.`;
  return problem(404, "Not found", `There is no schedule ${name}. ${known}`);
}
