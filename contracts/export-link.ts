/** Apart from the other links: the site's screens of those need nothing of an export. */
import * as z from "zod/mini";
import { exportQuery } from "./account-export.ts";
import { linkRequest } from "./link-calls.ts";

/** Of the link to what is stored of an account: in which form. */
export const exportLinkRequest = z.extend(linkRequest, exportQuery.shape);
