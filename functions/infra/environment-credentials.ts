/**
 * Stands in for `@aws-sdk/credential-provider-node` in every bundle (an alias in lib/bundling/options.ts): a
 * Lambda's credentials are always in its environment, so the chain that also knows SSO, INI files, processes and
 * the instance metadata service is weight that every cold start would load and never use.
 */

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * What the SDK's clients import by this name; they remember the credentials, which Lambda never changes during the
 * life of an execution environment.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 * @throws Error (on use) if the environment holds no credentials
 */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    } = process.env;
    if (!accessKeyId || !secretAccessKey)
      throw new Error("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be in the environment");
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  };
}
