import { functionArnOf } from "../../services/lambda/function-arn.ts";
import { access, type Operation, type Operations, textOf } from "./operation.ts";

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html */
export const lambda: Operations = new Map<string, Operation>([
  [
    "Invoke",
    (input, resources) => [
      access("lambda:InvokeFunction", functionArnOf(textOf(input, "FunctionName"), resources)),
    ],
  ],
]);
