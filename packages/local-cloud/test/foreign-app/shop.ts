/** A CDK app that has nothing to do with this repository: a shop that takes orders and packs them. */
import { join } from "node:path";
import { App, CfnOutput, RemovalPolicy, Stack } from "aws-cdk-lib";
import { HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpIamAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { UserPool } from "aws-cdk-lib/aws-cognito";
import { AttributeType, BillingMode, Table } from "aws-cdk-lib/aws-dynamodb";
import { Rule, RuleTargetInput, Schedule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { buildSync } from "esbuild";

export const region = "eu-central-1";

/** Synthesizes the shop into the folder. */
export function synthesizeShop(folder: string, { withApi = true } = {}): string {
  const app = new App({ outdir: join(folder, "cdk.out"), analyticsReporting: false });
  const stack = new Stack(app, "Shop", { env: { region } });
  const orders = new Table(stack, "Orders", {
    partitionKey: { name: "id", type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: "expiresAt",
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const dead = new Queue(stack, "Dead");
  const work = new Queue(stack, "Work", { deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
  const functionOf = (id: string, file: string, environment: Record<string, string>) =>
    new LambdaFunction(stack, id, {
      runtime: Runtime.NODEJS_24_X,
      handler: "index.handler",
      code: Code.fromAsset(bundle(folder, file)),
      environment: { TABLE: orders.tableName, ...environment },
    });

  const place = functionOf("PlaceOrderFunction", "place-order", { QUEUE_URL: work.queueUrl });
  orders.grant(place, "dynamodb:PutItem");
  work.grantSendMessages(place);
  const pack = functionOf("PackOrderFunction", "pack-order", {});
  orders.grant(pack, "dynamodb:UpdateItem");
  pack.addEventSource(new SqsEventSource(work));

  new Rule(stack, "DailyParcelSchedule", {
    schedule: Schedule.cron({ hour: "18", minute: "0" }),
    targets: [new SqsQueue(work, { message: RuleTargetInput.fromObject({ parcel: "daily" }) })],
  });

  if (withApi) {
    const api = new HttpApi(stack, "Api");
    const integration = new HttpLambdaIntegration("PlaceOrder", place);
    api.addRoutes({ path: "/orders", methods: [HttpMethod.POST, HttpMethod.GET], integration });
    const forStaff = new HttpApi(stack, "StaffApi", {
      apiName: "staff",
      defaultAuthorizer: new HttpIamAuthorizer(),
    });
    const placed = new HttpLambdaIntegration("PlaceForCustomer", place);
    forStaff.addRoutes({ path: "/orders", methods: [HttpMethod.POST], integration: placed });
    new CfnOutput(stack, "StaffApiId", { value: forStaff.apiId });
  }

  const users = new UserPool(stack, "Users", { signInAliases: { email: true }, selfSignUpEnabled: true });
  const client = users.addClient("Web", { authFlows: { userPassword: true }, disableOAuth: true });
  new CfnOutput(stack, "TableName", { value: orders.tableName });
  new CfnOutput(stack, "QueueUrl", { value: work.queueUrl });
  new CfnOutput(stack, "UserPoolId", { value: users.userPoolId });
  new CfnOutput(stack, "ClientId", { value: client.userPoolClientId });
  return app.synth().directory;
}

/** As Lambda has the SDK at hand, and a folder of one's own has not. */
function bundle(folder: string, name: string): string {
  const outdir = join(folder, name);
  buildSync({
    entryPoints: [join(import.meta.dirname, `${name}.js`)],
    outfile: join(outdir, "index.js"),
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  return outdir;
}
