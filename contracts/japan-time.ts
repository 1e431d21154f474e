/** Japan is nine hours ahead of UTC all year round: no time zone data is needed, which takes 10 ms to load. */
const JAPAN_OFFSET_MS = 9 * 3_600_000;

/** An instant (epoch milliseconds) as a date whose UTC members, and whose ISO text, are what clocks in Japan show. */
export const japanClock = (epochMs: number) => new Date(epochMs + JAPAN_OFFSET_MS);

/** The day (`YYYY-MM-DD`) that an instant falls on in Japan, whatever the machine's time zone. */
export const dayInJapan = (epochMs: number) => japanClock(epochMs).toISOString().slice(0, 10);
