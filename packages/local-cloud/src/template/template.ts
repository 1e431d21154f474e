/** One resource of the template, intrinsics still unresolved. */
export interface TemplateResource {
  readonly logicalId: string;
  /** CloudFormation type, e.g. `AWS::SQS::Queue`. */
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
}

/** The template of one stack, as synthesized into a cloud assembly. */
export interface LoadedTemplate {
  readonly stackName: string;
  /** Resources that would be created: those whose `Condition` is false are left out. Template order. */
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** Logical ids of the resources that a false condition leaves out. */
  readonly omitted: ReadonlySet<string>;
  /** Output name → unresolved value; outputs whose condition is false are left out. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /**
   * Parameter name → value given, or default (a list parameter is an array). A parameter that has neither, or whose
   * default only names an SSM parameter (CDK's `BootstrapVersion`), is absent: referring to it is an error.
   */
  readonly parameters: ReadonlyMap<string, string | readonly string[]>;
  readonly mappings: Readonly<Record<string, unknown>>;
  /** Condition name → its value; conditions cannot depend on resources, so they are known at load. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Folder of the zip asset that a Lambda's `Code.S3Key` names. Throws on a key that the assembly lacks. */
  assetFolder(s3Key: string): string;
}

/** A template that CloudFormation would refuse, or that uses what the local cloud does not know. */
export class TemplateError extends Error {
  constructor(at: string, problem: string) {
    super(`${at}: ${problem}`);
    this.name = "TemplateError";
  }
}
