/** For screens outside of this folder, by the one path that vite.config.ts replaces. */
export { easyScreens } from "./easy-screens.ts";
