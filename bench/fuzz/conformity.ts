import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from './values.ts';

/** A route as the interface describes it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  /** By media type. */
  readonly bodies: Readonly<Record<string, Schema>>;
  /** By status, or `default`; by media type. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

interface Described {
  readonly parameters?: Route['parameters'];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Description {
  readonly routes: readonly Route[];
  readonly schemas: Readonly<Record<string, Schema>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const schemasOf = (content: Content = {}): Readonly<Record<string, Schema>> =>
  Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema]));

/** Reads the description of the interface. */
export function describedBy(text: string): Description {
  const document: {
    readonly paths: Readonly<Record<string, Partial<Record<(typeof methods)[number], Described>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  } = JSON.parse(text);
  const routes = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method): Route[] => {
      const one = item[method];
      if (one === undefined) return [];
      return [
        {
          method: method.toUpperCase() as Route['method'],
          path,
          parameters: one.parameters ?? [],
          bodies: schemasOf(one.requestBody?.content),
          answers: Object.fromEntries(
            Object.entries(one.responses).map(([status, { content }]) => [status, schemasOf(content)]),
          ),
        },
      ];
    }),
  );
  return { routes, schemas: document.components.schemas };
}

/** What stands in no answer: where a failure happened, what the database said, where files lie, what proves who somebody is. */
const leaks: readonly (readonly [what: string, sign: RegExp])[] = [
  ['a stack', /\n\s+at |\bat \S+ \(|\.[tj]s:\d+:\d+/],
  ['a path', /\/(?:root|home|tmp|usr|var|work|opt)\/\w|node_modules|file:\/\//],
  [
    'words of the database',
    /\bselect\b.{1,80}\bfrom\b|insert into|syntax error at|relation "|violates \w+[ -]\w* ?constraint|invalid byte sequence|pg_/i,
  ],
  [
    'words of the machine',
    /\bE(?:NOENT|CONNREFUSED|ACCES|NOTDIR|ISDIR)\b|Cannot read propert|is not a function|undefined is/,
  ],
  ['a secret', /\$argon2|passwordHash|totpSecret|tokenHash/],
];

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What is wrong with an answer; undefined for nothing. */
export type Judge = (route: Route, answer: Answered) => string | undefined;

export function createJudge({ schemas }: Description): Judge {
  // Formats are words for people here; values that a schema leaves open are not checked further.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema({ $id: 'interface', components: { schemas } });
  const compiled = new Map<Schema, ValidateFunction>();
  const check = (schema: Schema): ValidateFunction => {
    const held = compiled.get(schema);
    if (held !== undefined) return held;
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"interface#/components/');
    const made = ajv.compile(JSON.parse(text));
    compiled.set(schema, made);
    return made;
  };
  return (route, { status, headers, body }) => {
    if (status >= 500 && status !== 503) return `answered ${status}`;
    const leak = leaks.find(([, sign]) => sign.test(body));
    const { 'content-type': given } = headers;
    const type = typeof given === 'string' ? (given.split(';')[0] ?? '') : '';
    // A document holds what people wrote, packed.
    if (leak !== undefined && /json|html|text/.test(type)) return `${leak[0]}: ${leak[1].exec(body)?.[0]}`;
    if (headers['content-security-policy'] === undefined || headers['x-content-type-options'] !== 'nosniff')
      return 'headers of security are missing';
    if (status === 304) return undefined;
    const described = route.answers[String(status)] ?? (status >= 400 ? route.answers['default'] : undefined);
    if (described === undefined) return `undocumented status ${status}`;
    const schema = described[type] ?? described['application/octet-stream'];
    if (schema === undefined) return `undocumented type ${type} with ${status}`;
    if (!/^application\/(?:problem\+)?json$/.test(type)) return undefined;
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      return 'no JSON';
    }
    const validate = check(schema);
    if (!validate(parsed)) return `not as described: ${ajv.errorsText(validate.errors).slice(0, 300)}`;
    return undefined;
  };
}
