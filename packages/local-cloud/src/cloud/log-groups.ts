import type { Declarations } from "../resources/resource-handler.ts";
import type { LogGroup } from "../services/logs/log-groups.ts";
import { accessLogName } from "./http-api.ts";

/** Every log group that something writes into, with its writers. */
export function declaredLogGroups({ functions, apis }: Declarations): LogGroup[] {
  const ofFunctions = functions.map(({ settings }) => ({
    name: settings.logGroup,
    writers: [settings.name],
  }));
  const ofApis = [...apis.values()].flatMap(({ stage }) =>
    stage?.accessLogGroup === undefined ? [] : { name: stage.accessLogGroup, writers: [accessLogName] },
  );
  const byName = Map.groupBy([...ofFunctions, ...ofApis], ({ name }) => name);
  return [...byName].map(([name, groups]) => ({ name, writers: groups.flatMap(({ writers }) => writers) }));
}
