/**
 * Settings of every AWS client. Region, credentials and endpoint come from the environment, here and on Lambda
 * alike. A call that hangs is given up after two seconds, so that three tries fit into a function's ten.
 */
export const clientSettings = {
  maxAttempts: 3,
  retryMode: "standard",
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2000, throwOnRequestTimeout: true },
};
