import * as z from "zod";
import type { Viewer } from "../services/cloudfront/viewer-place.ts";
import { badField, json, type Reply } from "./reply.ts";

const place = z.strictObject({ countryName: z.string().max(64), regionName: z.string().max(64) });

export const showViewer = (viewer: Viewer): Reply => json(viewer.read());

/** `{ "countryName": "France", "regionName": "Bretagne" }`: where every viewer is from now on. */
export function moveViewer(viewer: Viewer, body: unknown): Reply {
  const { success, data } = place.safeParse(body);
  if (!success) return badField("countryName, regionName", "must be names of at most 64 characters");
  viewer.move(data);
  return showViewer(viewer);
}
