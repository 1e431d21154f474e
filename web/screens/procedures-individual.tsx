import { ProcedureList } from "../components/procedure-list.tsx";

/** The procedures for individuals. */
export default function IndividualProceduresScreen() {
  return <ProcedureList audience="individual" />;
}
