/**
 * S3's operations: objects as bytes, lists in XML. Buckets stand in the path, which AWS and a local endpoint take alike.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
import { createHash } from "node:crypto";
import { HttpRequest, type HttpResponse } from "@smithy/core/transport";
import { AwsCommand } from "./aws-clients.ts";
import { type Endpoint, exceptionFrom } from "./aws-json.ts";

interface ObjectInput {
  readonly Bucket: string;
  readonly Key?: string;
}

abstract class S3Command<Input extends ObjectInput, Output extends object> extends AwsCommand<
  "s3",
  Input,
  Output
> {
  readonly service = "s3";
  protected abstract readonly method: string;

  protected override toRequest(endpoint: Endpoint, input: Input): HttpRequest {
    const { Bucket, Key = "" } = input;
    const { headers = {}, ...rest } = this.request(input);
    return new HttpRequest({
      ...endpoint,
      method: this.method,
      path: `/${[Bucket, ...(Key === "" ? [] : Key.split("/"))].map(encoded).join("/")}`,
      headers: { ...endpoint.headers, ...headers },
      ...rest,
    });
  }

  protected override fromResponse(response: HttpResponse): object {
    const body: Buffer = response.body;
    if (response.statusCode < 300)
      return { ...this.read(body), $metadata: { httpStatusCode: response.statusCode } };
    const text = String(body);
    throw exceptionFrom(response, textIn(text, "Code") ?? "Unknown", { message: textIn(text, "Message") });
  }

  protected request(_: Input): Partial<Pick<HttpRequest, "headers" | "query" | "body">> {
    return {};
  }

  protected read(_: Buffer): Output {
    return {} as Output; // of operations that answer nothing
  }
}

export interface ListInput {
  readonly Bucket: string;
  readonly Prefix: string;
  /** Keys that go on after a slash behind the prefix are answered as prefixes. */
  readonly Delimiter?: "/";
  readonly StartAfter?: string;
  readonly ContinuationToken?: string;
}

export interface Listed {
  readonly objects: readonly { readonly key: string; readonly bytes: number }[];
  readonly prefixes: readonly string[];
  readonly next: string | undefined;
}

export class ListObjectsCommand extends S3Command<ListInput, Listed> {
  readonly operation = "ListObjectsV2";
  protected readonly method = "GET";

  protected override request({ Prefix, Delimiter, StartAfter, ContinuationToken }: ListInput) {
    const query = {
      "list-type": "2",
      prefix: Prefix,
      ...(Delimiter && { delimiter: Delimiter }),
      ...(StartAfter && { "start-after": StartAfter }),
      ...(ContinuationToken && { "continuation-token": ContinuationToken }),
    };
    return { query };
  }

  protected override read(body: Buffer): Listed {
    const text = String(body);
    const objects = elementsIn(text, "Contents").map((content) => ({
      key: textIn(content, "Key") ?? "",
      bytes: Number(textIn(content, "Size")),
    }));
    const prefixes = elementsIn(text, "CommonPrefixes").flatMap((each) => textIn(each, "Prefix") ?? []);
    return { objects, prefixes, next: textIn(text, "NextContinuationToken") };
  }
}

export class GetObjectCommand extends S3Command<Required<ObjectInput>, { readonly body: Buffer }> {
  readonly operation = "GetObject";
  protected readonly method = "GET";

  protected override read(body: Buffer) {
    return { body };
  }
}

export interface PutNewInput extends Required<ObjectInput> {
  readonly body: Buffer;
  readonly contentType: string;
}

export interface PutInput extends PutNewInput {
  readonly cacheControl: string;
}

/** In place of what is there. */
export class PutObjectCommand extends S3Command<PutInput, object> {
  readonly operation = "PutObject";
  protected readonly method = "PUT";

  protected override request({ body, contentType, cacheControl }: PutInput) {
    const headers = {
      "content-type": contentType,
      "content-length": String(body.length),
      "cache-control": cacheControl,
      "x-amz-checksum-sha256": createHash("sha256").update(body).digest("base64"),
    };
    return { headers, body };
  }
}

/** Only where the key is free: refused with PreconditionFailed otherwise, or with ConditionalRequestConflict. */
export class PutNewObjectCommand extends S3Command<PutNewInput, object> {
  readonly operation = "PutObject";
  protected readonly method = "PUT";

  protected override request({ body, contentType }: PutNewInput) {
    const headers = {
      "content-type": contentType,
      "content-length": String(body.length),
      "if-none-match": "*",
      // A bucket with Object Lock takes nothing without a checksum.
      "x-amz-checksum-sha256": createHash("sha256").update(body).digest("base64"),
    };
    return { headers, body };
  }
}

/** RFC 3986, by which S3 signs. */
const encoded = (segment: string): string =>
  encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function elementsIn(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, "gs"))].map(([, inner = ""]) => inner);
}

function textIn(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (entity, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name] ?? entity;
  });
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
