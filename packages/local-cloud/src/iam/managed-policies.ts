const logDelivery = {
  Effect: "Allow",
  Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
  Resource: "*",
};

/**
 * Documents of AWS's own managed policies, by ARN.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
export const managedPolicies: ReadonlyMap<string, unknown> = new Map([
  [
    "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    { Version: "2012-10-17", Statement: [logDelivery] },
  ],
  [
    "arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole",
    {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
          Resource: "*",
        },
        logDelivery,
      ],
    },
  ],
]);
