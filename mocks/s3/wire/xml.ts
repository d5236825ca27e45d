import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { utf8Bytes } from '../digest/encoding.ts';
import { bytesOf } from '../state/bytes.ts';
import type { S3Response } from './message.ts';
import { S3Error } from './s3-error.ts';

export const S3_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** What an element holds: text, other elements, one element several times, or nothing at all where it is left out. */
export type XmlContent = string | number | boolean | undefined | XmlElements | readonly XmlContent[];
export interface XmlElements {
  readonly [name: string]: XmlContent;
}

export function xmlResponse(
  root: string,
  content: XmlElements,
  status = 200,
  namespace: string | null = S3_NAMESPACE,
): S3Response {
  const text = xmlText(root, content, namespace);
  return { status, headers: new Map([['content-type', 'application/xml']]), content: bytesOf(utf8Bytes(text)) };
}

export function xmlText(root: string, content: XmlElements, namespace: string | null): string {
  const attributes = namespace === null ? {} : { '@xmlns': namespace };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: { ...attributes, ...content } })}`;
}

/** XML readers turn a line break or tab into something else, and XML 1.0 has no other control characters at all: S3 writes references. */
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  tagValueProcessor: (_name, value) =>
    String(value).replace(
      /[&<>"\u0000-\u001f\u007f]/g,
      (character) => ESCAPED[character] ?? `&#${character.charCodeAt(0)};`,
    ),
});

/** An element of a request's body: its children by name, or its text. */
export class XmlNode {
  readonly #content: unknown;

  constructor(content: unknown) {
    this.#content = content;
  }

  text(name: string): string | undefined {
    const child = this.#children(name)[0];
    if (child === undefined) return undefined;
    if (typeof child !== 'string') throw new S3Error('MalformedXML');
    return child;
  }

  texts(name: string): string[] {
    return this.#children(name).map((child) => {
      if (typeof child !== 'string') throw new S3Error('MalformedXML');
      return child;
    });
  }

  nodes(name: string): XmlNode[] {
    return this.#children(name).map((child) => new XmlNode(child));
  }

  #children(name: string): unknown[] {
    if (typeof this.#content !== 'object' || this.#content === null) return [];
    const child = (this.#content as Record<string, unknown>)[name];
    if (child === undefined) return [];
    return Array.isArray(child) ? child : [child];
  }
}

/** @throws S3Error MalformedXML unless the text is one well-formed element of that name. */
export function parseXml(text: string, root: string): XmlNode {
  if (XMLValidator.validate(text) !== true) throw new S3Error('MalformedXML');
  let parsed: Record<string, unknown>;
  try {
    parsed = parser.parse(text) as Record<string, unknown>;
  } catch {
    throw new S3Error('MalformedXML');
  }
  if (!(root in parsed)) throw new S3Error('MalformedXML');
  return new XmlNode(parsed[root]);
}

/** A list of 10,000 parts holds the quotes of 10,000 ETags as entities. */
const MOST_ENTITIES = 1_000_000;

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: MOST_ENTITIES, maxExpandedLength: 100_000_000 },
});
