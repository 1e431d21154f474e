/** IP addresses of clients, each in one form: IPv4 in decimal, IPv6 as RFC 5952 writes it. */

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ipv6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/i;
/** An IPv4 address in IPv6's clothes, as the URL parser writes it: `::ffff:c000:201`. */
const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/** The address in its one form, or `undefined` when the text is none. Zones (`fe80::1%eth0`) mean nothing elsewhere. */
export function parseIp(text: string): string | undefined {
  // The URL parser knows both notations, but also octal and shortened IPv4, which would not come out unchanged.
  if (ipv4.test(text)) return hostOf(text) === text ? text : undefined;
  if (!ipv6.test(text)) return undefined;
  return hostOf(`[${text}]`)
    ?.slice(1, -1)
    .replace(mapped, (_, high: string, low: string) => dotted(high, low));
}

const hostOf = (host: string) => URL.parse(`http://${host}/`)?.hostname;

const dotted = (...groups: readonly string[]) =>
  groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 0xff])
    .join(".");

const GROUPS = 8;

/**
 * Who counts as one client for a limit. An IPv4 address; of IPv6 a network of 48 bits, with the networks of 56 and 64
 * bits within it: providers give a customer one of these (RFC 6177), who may use another address, or another network of
 * 64 bits, for each request.
 */
export interface ClientNetwork {
  readonly name: string;
  /** The smaller networks around the address, by their bits: which one of `name` it is, in hexadecimal digits. */
  readonly within?: { readonly bits56: string; readonly bits64: string };
}

/** @param ip as `parseIp` returns it */
export function networkOf(ip: string): ClientNetwork {
  if (!ip.includes(":")) return { name: ip };
  const [head = "", tail] = ip.split("::");
  const first = groupsOf(head);
  const last = groupsOf(tail ?? "");
  const zeros = Array<string>(GROUPS - first.length - last.length).fill("0");
  const [one, two, three, fourth = ""] = [...first, ...zeros, ...last];
  const bits64 = fourth.padStart(4, "0");
  return { name: `${one}:${two}:${three}::/48`, within: { bits56: bits64.slice(0, 2), bits64 } };
}

const groupsOf = (text: string) => (text === "" ? [] : text.split(":"));
