/**
 * The oldest browsers that the site works in, as whole releases: Safari of iOS 15.4 (2022), Firefox ESR 115 (2023, the last
 * one for Windows 7 and macOS 10.12) and Chrome 109 (2023, the last one for Windows 7). Older ones are told so by the page
 * itself. The build lowers syntax to them; `test/web/build/site.test.ts` looks up everything else.
 */
export const browserFloor = { safari: "15.4", safari_ios: "15.4", firefox: "115", chrome: "109" } as const;
