import { ProcedureList } from "../components/procedure-list.tsx";
import { useSite } from "../site.ts";
import { NotFoundScreen } from "./not-found.tsx";

/** The procedures for individuals. */
export default function IndividualProceduresScreen() {
  const { config } = useSite();
  return config.accountTypes.includes("individual") ? (
    <ProcedureList audience="individual" />
  ) : (
    <NotFoundScreen />
  );
}
