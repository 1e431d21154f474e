/**
 * The ARN of what a caller names as `FunctionName`: a name, an account and a name (`123456789012:function:name`), or an ARN,
 * each perhaps with a qualifier.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function functionArnOf(
  name: string,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): string {
  if (name.startsWith("arn:")) return name;
  if (/^\d{12}:function:/.test(name)) return `arn:aws:lambda:${region}:${name}`;
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}
