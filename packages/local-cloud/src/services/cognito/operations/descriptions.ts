import * as z from "zod";
import { type Operation, operation } from "../../shared/aws-json.ts";
import { attributeSchema } from "../attributes.ts";
import { type Directory, requireClient, requirePool, userPoolArn } from "../directory.ts";
import { constraintBroken } from "../errors.ts";
import { ClientId, UserPoolId } from "../parameters.ts";

export const describeOperations = (directory: Directory): Record<string, Operation> => ({
  DescribeUserPool: operation(z.object({ UserPoolId }), constraintBroken, (input) => {
    const pool = requirePool(directory, input.UserPoolId);
    const { UserPoolName: Name, Schema: _declared, ...settings } = pool.settings;
    const schema = [...attributeSchema(pool.settings)];
    return {
      UserPool: {
        ...settings,
        Id: pool.id,
        Name,
        Arn: userPoolArn(directory, pool.id),
        MfaConfiguration: "OFF",
        SchemaAttributes: schema.map(([name, attribute]) => ({ ...attribute, Name: name })),
        EstimatedNumberOfUsers: directory.store.countUsers(pool.id),
        CreationDate: pool.created_at / 1000,
      },
    };
  }),

  DescribeUserPoolClient: operation(z.object({ UserPoolId, ClientId }), constraintBroken, (input) => {
    const pool = requirePool(directory, input.UserPoolId);
    const client = requireClient(directory, input.ClientId, pool.id);
    const { GenerateSecret: _generated, ...settings } = client.settings;
    return {
      UserPoolClient: {
        ...settings,
        ClientId: client.id,
        ...(client.secret === null ? {} : { ClientSecret: client.secret }),
        CreationDate: client.created_at / 1000,
      },
    };
  }),
});
