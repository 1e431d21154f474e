import { ProcedureList } from "../components/procedure-list.tsx";

/** The procedures for businesses. */
export default function BusinessProceduresScreen() {
  return <ProcedureList audience="business" />;
}
