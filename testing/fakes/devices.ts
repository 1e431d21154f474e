import type { Device } from "../../functions/domain/device.ts";
import type { Devices } from "../../functions/use-cases/ports.ts";
import { asStored } from "./as-stored.ts";

/** The browsers that accounts know, in memory. */
export function fakeDevices() {
  const items = new Map<string, Map<string, Device>>();
  const of = (accountId: string) => {
    const devices = items.get(accountId) ?? new Map<string, Device>();
    items.set(accountId, devices);
    return devices;
  };
  const port: Devices = {
    async list(accountId) {
      return [...of(accountId).values()].toSorted((a, b) => (a.tokenHash < b.tokenHash ? -1 : 1));
    },
    async put(accountId, device) {
      of(accountId).set(device.tokenHash, asStored(device));
    },
    async remove(accountId, { tokenHash }) {
      of(accountId).delete(tokenHash);
    },
  };
  return { items, port };
}
