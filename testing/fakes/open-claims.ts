import type { Registration } from "../../functions/domain/registration.ts";
import type { OpenClaims } from "../../functions/use-cases/ports.ts";

/** Open claims in memory: a place is the id before it. */
export const fakeOpenClaims = (items: ReadonlyMap<string, Registration>): OpenClaims => ({
  async page(after = "", { limit, openSince }) {
    const ids = [...items.keys()].sort().filter((id) => id > after);
    const looked = ids.slice(0, limit);
    const last = looked.at(-1);
    const isOpen = ({ claimedAt, setAsideAt }: Registration) =>
      [claimedAt, setAsideAt].some((since) => since !== undefined && since <= openSince);
    return {
      registrationIds: looked.filter((id) => isOpen(items.get(id) as Registration)), // an id of the map
      ...(last !== undefined && ids.length > limit && { last }),
    };
  },
});
