import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
  type CompleteMultipartUploadCommandInput,
  type CompletedPart,
  type CreateMultipartUploadCommandInput,
  type S3Client,
  type UploadPartCommandInput,
} from '@aws-sdk/client-s3';
import { sdk } from './clients.ts';
import type { S3Subject } from './subject.ts';

/** One multipart upload of a rule, step by step. */
export class TestUpload {
  readonly client: S3Client;
  readonly at: { readonly Bucket: string; readonly Key: string };
  readonly UploadId: string;
  readonly parts: CompletedPart[] = [];

  private constructor(client: S3Client, at: TestUpload['at'], UploadId: string) {
    this.client = client;
    this.at = at;
    this.UploadId = UploadId;
  }

  static async begin(
    subject: S3Subject,
    key: string,
    given: Partial<CreateMultipartUploadCommandInput> = {},
    client = sdk(subject),
  ): Promise<TestUpload> {
    const at = { Bucket: given.Bucket ?? subject.bucket, Key: key };
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...given, ...at }));
    return new TestUpload(client, at, UploadId ?? '');
  }

  /** Sends a part, and remembers it for the list. */
  async part(PartNumber: number, Body: Uint8Array, given: Partial<UploadPartCommandInput> = {}) {
    const { at, UploadId } = this;
    const answer = await this.client.send(new UploadPartCommand({ ...at, UploadId, PartNumber, Body, ...given }));
    const { $metadata: _, ...sent } = answer;
    this.parts.push({ PartNumber, ...sent });
    return answer;
  }

  complete(Parts: readonly CompletedPart[] = this.parts, given: Partial<CompleteMultipartUploadCommandInput> = {}) {
    const { at, UploadId } = this;
    return this.client.send(
      new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts: [...Parts] }, ...given }),
    );
  }
}
