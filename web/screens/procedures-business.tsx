import { ProcedureList } from "../components/procedure-list.tsx";
import { useSite } from "../site.ts";
import { NotFoundScreen } from "./not-found.tsx";

/** The procedures for businesses. */
export default function BusinessProceduresScreen() {
  const { config } = useSite();
  return config.accountTypes.includes("business") ? (
    <ProcedureList audience="business" />
  ) : (
    <NotFoundScreen />
  );
}
