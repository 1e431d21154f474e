import { afterEach, beforeEach } from "@jest/globals";

/**
 * The environment of a function with credentials, for each test of the file that calls this, and nothing else of AWS in it. What is
 * put into the list that is returned runs after the test.
 */
export function awsEnvironment(): (() => void)[] {
  const after: (() => void)[] = [];
  const original = process.env;
  beforeEach(() => {
    const { AWS_ENDPOINT_URL, AWS_SDK_UA_APP_ID, AWS_SESSION_TOKEN, ...rest } = original;
    process.env = {
      ...rest,
      AWS_REGION: "ap-northeast-1",
      AWS_ACCESS_KEY_ID: "id",
      AWS_SECRET_ACCESS_KEY: "key",
    };
  });
  afterEach(() => {
    for (const end of after.splice(0)) end();
    process.env = original;
  });
  return after;
}
