/** Faults at the seams: every call of a watched port can fail once, before its effect or after it. */

/** `after` is a lost answer: what was asked for has been done. */
export type When = "before" | "after";

export class InjectedFault extends Error {
  override readonly name = "TimeoutError";
}

export interface Faults {
  /** The calls made so far, in order, e.g. `registrations.apply`. */
  readonly calls: readonly string[];
  /** Lets the next call of that name fail. */
  failNext(call: string, when: When): void;
  /** Lets the call with that number fail, counted from 0 and from now. */
  failAt(index: number, when: When): void;
  /** Forgets the failure that has not come to pass. */
  withdraw(): void;
  /** Puts something in place of the short pause that every call takes before and after its effect. */
  pauseWith(pause: (call: string) => Promise<unknown>): void;
  readonly pause: (call: string) => Promise<unknown>;
  /** The same port, whose calls are noted, pause, and can fail. */
  watch<T extends object>(name: string, port: T): T;
}

export function createFaults(): Faults {
  const calls: string[] = [];
  let planned:
    | { readonly isMeant: (call: string, index: number) => boolean; readonly when: When }
    | undefined;
  let pause: (call: string) => Promise<unknown> = () => Promise.resolve();

  const failIfMeant = (call: string, index: number, when: When) => {
    if (planned?.when !== when || !planned.isMeant(call, index)) return;
    planned = undefined;
    throw new InjectedFault(`${call} failed ${when} its effect`);
  };
  const around = async (call: string, effect: () => unknown) => {
    const index = calls.push(call) - 1;
    await pause(call);
    failIfMeant(call, index, "before");
    const answer = await effect();
    failIfMeant(call, index, "after");
    await pause(call);
    return answer;
  };

  return {
    calls,
    failNext(call, when) {
      planned = { isMeant: (made) => made === call, when };
    },
    failAt(index, when) {
      const from = calls.length;
      planned = { isMeant: (_, made) => made === from + index, when };
    },
    withdraw() {
      planned = undefined;
    },
    pauseWith(other) {
      pause = other;
    },
    pause: (call) => pause(call),
    watch: (name, port) =>
      new Proxy(port, {
        get(target, property, receiver) {
          const method: unknown = Reflect.get(target, property, receiver);
          if (typeof method !== "function") return method;
          const call = `${name}.${String(property)}`;
          return (...args: unknown[]) => around(call, () => Reflect.apply(method, target, args));
        },
      }),
  };
}
