import { deskOpenApiDocument } from "../../functions/http/desk-openapi-document.ts";
import { openApiDocument } from "../../functions/http/openapi-document.ts";

/** The description as it is without a deployment, as a file. */
export async function documentText(server = "/"): Promise<string> {
  const names = { serviceName: "Online procedures", cityName: "The municipality" };
  return `${JSON.stringify(await openApiDocument({ server, ...names }), null, 2)}\n`;
}

/** The description of the desk's API, as a file. */
export const deskDocumentText = (): string => `${JSON.stringify(deskOpenApiDocument(), null, 2)}\n`;
