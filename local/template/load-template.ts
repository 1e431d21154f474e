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
  /** Output name → unresolved value. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Parameter name → value given or default (a list parameter is an array). */
  readonly parameters: ReadonlyMap<string, string | readonly string[]>;
  readonly mappings: Readonly<Record<string, unknown>>;
  /** Condition name → its value; conditions cannot depend on resources, so they are known at load. */
  readonly conditions: ReadonlyMap<string, boolean>;
  /** Folder of the zip asset that a Lambda's `Code.S3Key` names. */
  assetFolder(s3Key: string): string;
}

export interface LoadOptions {
  /** Region of the stack to pick, default `ap-northeast-1`. */
  readonly region?: string;
  /** Name of the stack to pick; wins over the region. */
  readonly stackName?: string;
  /** Value of `AWS::AccountId`, default twelve zeros. */
  readonly accountId?: string;
  /** Parameter values that replace the template's defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export declare function loadTemplate(cdkOut: string, options?: LoadOptions): LoadedTemplate;
