/** A custom elements manifest, as far as the tables of Storybook's pages need it. */
export interface ElementsManifest {
  readonly modules: readonly { readonly declarations?: readonly ElementDeclaration[] }[];
}

interface ElementDeclaration {
  readonly tagName?: string;
  readonly members?: readonly Member[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Described[];
}

interface Described {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly return?: { readonly type?: { readonly text: string } };
  readonly default?: string;
}

interface Member extends Described {
  readonly kind: 'field' | 'method';
  readonly static?: boolean;
  readonly attribute?: string;
}

/** A row of the table. */
export interface ElementRow {
  readonly name: string;
  readonly description: string;
  readonly control?: unknown;
  readonly table: {
    readonly category: string;
    readonly type?: { readonly summary: string };
    readonly defaultValue?: { readonly summary: string };
  };
}

export type ElementTable = Readonly<Record<string, ElementRow>>;

/**
 * What a host may use of an element, and nothing else. Only a property goes by its bare name, which is what a story's argument sets:
 * a part or a slot may be called like one.
 */
export function elementTable({ modules }: ElementsManifest, tagName: string): ElementTable {
  const declarations = modules.flatMap(({ declarations = [] }) => declarations);
  const element = declarations.find((declaration) => declaration.tagName === tagName);
  const members = (element?.members ?? []).filter(isForHosts);
  return {
    ...rows(
      'properties',
      members.filter(({ kind }) => kind === 'field'),
    ),
    ...rows(
      'methods',
      members.filter(({ kind }) => kind === 'method'),
    ),
    ...rows('events', element?.events),
    ...rows('slots', element?.slots),
    ...rows('CSS custom properties', element?.cssProperties),
    ...rows('CSS parts', element?.cssParts),
  };
}

/** What no argument of the story sets has no control: turning it would do nothing. */
export function controlsOfArguments<Row extends { readonly control?: unknown }>({
  argTypes,
  initialArgs,
}: {
  readonly argTypes: Readonly<Record<string, Row>>;
  readonly initialArgs: object;
}): Record<string, Row> {
  return Object.fromEntries(
    Object.entries(argTypes).map(([key, row]) => [
      key,
      Object.hasOwn(initialArgs, key) || row.control !== undefined ? row : { ...row, control: { disable: true } },
    ]),
  );
}

/** Methods without a word of their own are those that the browser calls. */
function isForHosts({ kind, static: isStatic = false, description }: Member): boolean {
  return !isStatic && (kind === 'field' || description !== undefined);
}

function rows(
  category: string,
  described: readonly (Described & { readonly attribute?: string })[] = [],
): ElementTable {
  return Object.fromEntries(
    described.map((one) => [category === 'properties' ? one.name : `${category} ${one.name}`, row(category, one)]),
  );
}

function row(
  category: string,
  {
    name,
    description = '',
    attribute,
    type,
    return: returned,
    default: usual,
  }: Described & { readonly attribute?: string },
): ElementRow {
  const kind = type ?? returned?.type;
  return {
    name: category === 'methods' ? `${name}()` : name,
    description: attribute === undefined ? description : `${description} Attribute \`${attribute}\`.`.trim(),
    table: {
      category,
      ...(kind === undefined ? {} : { type: { summary: kind.text } }),
      ...(usual === undefined ? {} : { defaultValue: { summary: usual } }),
    },
  };
}
