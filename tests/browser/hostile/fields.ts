import { readFileSync } from 'node:fs';

type Schema = Readonly<Record<string, unknown>>;

/** Every field of every body that a text of any kind may stand in, as `METHOD /path .field.of[].it`: strings without a closed list, a
 *  pattern or a format, by the description of the interface. */
export function textFields(): readonly string[] {
  const description: {
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, { readonly requestBody?: { readonly content: Content } }>>>
    >;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  } = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));
  const found = new Set<string>();
  const walk = (schema: unknown, place: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if (Array.isArray(schema)) {
      for (const one of schema) walk(one, place);
      return;
    }
    const { $ref, anyOf, oneOf, properties, additionalProperties, items, type, pattern, format } = schema as Schema;
    if (typeof $ref === 'string') walk(description.components.schemas[$ref.split('/').at(-1) ?? ''], place);
    walk(anyOf, place);
    walk(oneOf, place);
    for (const [name, one] of Object.entries(properties ?? {})) walk(one, `${place}.${name}`);
    walk(additionalProperties, `${place}.*`);
    walk(items, `${place}[]`);
    const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
    const isClosed = pattern !== undefined || format !== undefined || 'enum' in schema || 'const' in schema;
    if (isText && !isClosed) found.add(place);
  };
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, { requestBody }] of Object.entries(methods))
      walk(requestBody?.content['application/json']?.schema, `${method.toUpperCase()} ${path} `);
  return [...found];
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** Text fields that nothing hostile can be kept in, or whose text nobody is shown, by how their names go; with the reason. */
const notKept: readonly (readonly [field: RegExp, reason: string])[] = [
  [/\.(?:key|keys\[\])$/, 'tells one sending from another, and is not shown'],
  [/ \.(?:by\.(?:id|name|unit|roles\[\])|at)$/, 'for the operator of the machine only, not over a session'],
  [/\.(?:asOf|knownFrom|period|condition\.by)$/, 'a moment or a span, read before anything is kept'],
  [/(?:\.region|\.regions\[\]|\.indicator|\.recorded\.region)$/, 'has to name an entry of a register'],
  [
    /(?:\.code|\.leader\.id|\.head\.id|\.members\[\]\.id)$/,
    'names a unit or a person of a register: not shown, the name is',
  ],
  [
    /(?:\.matters\[\]|\.matter|\.otherMatter|\.item|\.unitOf|\.object|\.part|\.rung|\.award|\.draft)$/,
    'has to name what is there',
  ],
  [/(?:\.details\.report\.milestones\[\]|\.figures\[\]\.indicator)$/, 'has to name what is there'],
  [
    /(?:shifts|hazards|figures|answers|objections|accounts|accounts\/\{id\}) \.(?:unit|leader)$/,
    'has to name a unit or a leader',
  ],
  [/POST \/api\/v1\/matters\/acts \.(?:details\.(?!words)|evidence)/, 'the same acts, done to several at once'],
  [/\/places\/\{place\} \.was$/, 'has to be what stands there'],
  [/\/session|\/me\/(?:password|second-factor)/, 'proves who somebody is, and is not kept as it is'],
  [/POST \/api\/v1\/accounts \.signInName$/, 'letters, digits and few signs'],
  [/POST \/api\/v1\/views \.address$/, 'a page of this server; javascript: and other hosts are refused'],
  [/\/me\/channels \.target$/, 'an address of mail or https; anything else is refused'],
  [/\/figures\/explain|\/outlook\/jobs|\/draft-checks|\/awards\/notice \./, 'asked with, not kept'],
  [/\/awards\/entries \.settled/, 'has to name a region'],
  [/\/assessments\/\{year\}\/decisions \.corrections\[\]\.item$/, 'has to name an item of the policy'],
  [/\/circulars\/\{id\}\/publish \.signer$/, 'waits for a day of fact check; the same of a bulletin is kept here'],
];

/** Why nothing of the kind is kept in a field; undefined where it has to be tried. */
export function whyNotKept(field: string): string | undefined {
  return notKept.find(([pattern]) => pattern.test(field))?.[1];
}

/** Texts that are kept and not seen where this looks, by how their fields go; with the reason. */
const notSeen: readonly (readonly [field: RegExp, reason: string])[] = [
  [/POST \/api\/v1\/matters \.terms\./, 'amended since: the same fields of the amendment are seen'],
  [/\.details\.terms\..*\.(?:id|condition\.unit)$/, 'tells parts apart, or stands in no sentence'],
  [/\.report\.(?:promises\[\]\.(?:id|unit)|numbers\[\]\.(?:name|unit))$/, 'for reckoning, not for reading'],
  [/POST \/api\/v1\/campaigns \.indicators\[\]\.id$/, 'tells indicators apart'],
  [/hazards \.precaution$|clear \.evidence\[\]\.name$/, 'a danger that is cleared is shown by how it was'],
  [/findings\/\{finding\}\/matter \.done$/, 'stands on the page of the matter, as any that is done'],
  [
    /registers\/.*\.(?:aliases\[\]|name\.(?:zh|en)|text)$/,
    'aliases match, sets are named by their use, the English stands on English pages',
  ],
  [/POST \/api\/v1\/accounts \.name$/, 'amended since'],
  [/POST \/api\/v1\/drafts \.text$/, 'shown piece by piece, each with what was found in it'],
  [/POST \/api\/v1\/views \.name$/, 'shown where pages are searched for: looked for there by itself'],
  [
    /\/awards\/(?:entries \.text|reversals \.reason)$|\/ladder\/moves \.reason$/,
    'kept in the record, shown on no page',
  ],
];

/** Why a text that is kept is seen on none of the pages; undefined where it has to be. */
export function whyNotSeen(field: string): string | undefined {
  return notSeen.find(([pattern]) => pattern.test(field))?.[1];
}
