import type { ReactNode } from "react";
import type { CallFailure } from "../client/failure.ts";
import type { ContractForm } from "../forms/use-contract-form.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { FailurePanel } from "./failure-panel.tsx";

interface ScreenFormProps extends Pick<ContractForm, "errors" | "refusals"> {
  readonly failure: CallFailure | undefined;
  readonly submit: ReturnType<ContractForm["onSubmit"]>;
  readonly isBusy: boolean;
  readonly children: ReactNode;
}

/** A form, below what is wrong in it and what went wrong in sending it. */
export function ScreenForm({ errors, refusals, failure, submit, isBusy, children }: ScreenFormProps) {
  return (
    <>
      <ErrorSummary errors={errors} refusals={refusals} />
      {failure && <FailurePanel failure={failure} onRetry={() => submit()} isBusy={isBusy} />}
      <form noValidate onSubmit={submit}>
        {children}
      </form>
    </>
  );
}
