import { resetWords } from "../messages/reset.ts";
import { useSite } from "../site.ts";

export const useResetWords = () => resetWords[useSite().language];
