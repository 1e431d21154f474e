import type { Declarations } from "../resources/resource-handler.ts";
import type { LogGroup } from "../services/logs/log-groups.ts";
import { accessLogNameOf } from "./http-api.ts";

/** Every log group that something writes into, with its writers. */
export function declaredLogGroups(declared: Declarations): LogGroup[] {
  const { functions, apis } = declared;
  const ofFunctions = functions.map(({ settings }) => ({
    name: settings.logGroup,
    writers: [settings.name],
  }));
  const ofApis = [...apis.values()].flatMap((api) => {
    const { accessLogGroup: name } = api.stage ?? {};
    return name === undefined ? [] : { name, writers: [accessLogNameOf(api, declared)] };
  });
  const byName = Map.groupBy([...ofFunctions, ...ofApis], ({ name }) => name);
  return [...byName].map(([name, groups]) => ({ name, writers: groups.flatMap(({ writers }) => writers) }));
}
