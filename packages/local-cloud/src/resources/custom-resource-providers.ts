import type { LoadedTemplate } from "../template/load-template.ts";

/**
 * Logical ids of the functions behind the template's custom resources. They run during a deployment only,
 * and call services of AWS that are not here; what they would do is done by the resource handler of their resource's type.
 */
export function customResourceProviders({ resources }: LoadedTemplate): ReadonlySet<string> {
  return new Set(
    [...resources.values()]
      .filter(({ type }) => type.startsWith("Custom::"))
      .flatMap(({ properties }) => providerIn(properties["ServiceToken"])),
  );
}

/** `{ "Fn::GetAtt": [logicalId, "Arn"] }` */
function providerIn(serviceToken: unknown): string[] {
  const found = /^\{"Fn::GetAtt":\["([^"]+)","Arn"\]\}$/.exec(JSON.stringify(serviceToken) ?? "")?.[1];
  return found === undefined ? [] : [found];
}
