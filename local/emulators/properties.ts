/** Resolved properties of one template resource, as CloudFormation would hand them to the service. */
export type Properties = Readonly<Record<string, unknown>>;
