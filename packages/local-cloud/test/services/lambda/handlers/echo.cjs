let count = 0;
exports.handler = async (event, context) => {
  count += 1;
  return {
    event,
    count,
    requestId: context.awsRequestId,
    functionName: context.functionName,
    remaining: context.getRemainingTimeInMillis(),
    environment: { ...process.env },
  };
};
