import type { PhysicalResource, ResolutionScope } from "../../src/template/resolve.ts";
import type { LoadedTemplate, TemplateResource } from "../../src/template/template.ts";

/** A template of bare resources: logical id → what differs from an empty queue. */
export function aTemplate(
  resources: Record<string, Partial<TemplateResource>> = {},
  rest: Partial<LoadedTemplate> = {},
): LoadedTemplate {
  return {
    stackName: "Shop",
    resources: new Map(
      Object.entries(resources).map(([logicalId, resource]) => [
        logicalId,
        { logicalId, type: "AWS::SQS::Queue", properties: {}, dependsOn: [], ...resource },
      ]),
    ),
    omitted: new Set(),
    outputs: {},
    parameters: new Map(),
    mappings: {},
    conditions: new Map(),
    assetFolder: (s3Key) => `/assets/${s3Key}`,
    ...rest,
  };
}

export function aScope(
  template: LoadedTemplate = aTemplate(),
  physical: Record<string, PhysicalResource> = {},
): ResolutionScope {
  return {
    template,
    physical: new Map(Object.entries(physical)),
    region: "ap-northeast-1",
    accountId: "000000000000",
  };
}
