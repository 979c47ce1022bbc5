/** How a value of an entry is typed in. */
export type FieldKind = 'number' | 'whole' | 'percent' | 'text' | 'years' | 'days' | 'list' | 'flag' | 'severity';

/** One value of a register entry that a person edits: where it stands, and how it is typed in. */
export interface EntryField {
  readonly path: readonly [string, ...string[]];
  readonly kind: FieldKind;
}

export type EntryContent = Readonly<Record<string, unknown>>;

export const severities = ['info', 'notice', 'warning'] as const;

/** The value at a path; undefined where there is none. */
export function valueAt(content: EntryContent, path: readonly string[]): unknown {
  let at: unknown = content;
  for (const step of path) at = isContent(at) ? at[step] : undefined;
  return at;
}

/** The content with another value at a path; what stands beside it stays. */
function withValueAt(content: EntryContent, path: readonly string[], value: unknown): EntryContent {
  const [step, ...rest] = path;
  if (step === undefined) return content;
  if (rest.length === 0) return { ...content, [step]: value };
  const inner = content[step];
  return { ...content, [step]: withValueAt(isContent(inner) ? inner : {}, rest, value) };
}

function isContent(value: unknown): value is EntryContent {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as it is typed in: lists with 、 between, shares in percent. */
export function fieldText(value: unknown, kind: FieldKind): string {
  if (value === undefined || value === null) return '';
  switch (kind) {
    case 'percent':
      return typeof value === 'number' ? String(Math.round(value * 10_000) / 100) : '';
    case 'years':
    case 'days':
    case 'list':
      return Array.isArray(value) ? value.map(String).join('、') : '';
    default:
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }
}

/** What was typed in as a value; undefined where it is none of its kind. */
export function fieldValue(text: string, kind: FieldKind): unknown {
  // Who types with a Chinese keyboard types full-width digits and a proper minus.
  const plain = text.normalize('NFKC').replaceAll('−', '-').trim();
  switch (kind) {
    case 'number':
      return numberOf(plain);
    case 'percent': {
      const percent = numberOf(plain);
      return percent === undefined ? undefined : Math.round(percent * 100) / 10_000;
    }
    case 'whole':
      return /^-?\d{1,9}$/u.test(plain) ? Number(plain) : undefined;
    case 'text':
      return text.trim();
    case 'years':
      return allOf(plain, /^\d{4}$/u)?.map(Number);
    case 'days':
      return allOf(plain, /^\d{4}-\d{2}-\d{2}$/u);
    case 'list':
      return parts(text.trim());
    case 'flag':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'severity':
      return severities.find((each) => each === text);
  }
}

function numberOf(text: string): number | undefined {
  return /^-?\d{1,9}(?:\.\d{1,6})?$/u.test(text) ? Number(text) : undefined;
}

function allOf(text: string, form: RegExp): readonly string[] | undefined {
  const found = parts(text);
  return found.every((part) => form.test(part)) ? found : undefined;
}

function parts(text: string): readonly string[] {
  return text.split(/[、,，\s]+/u).filter((part) => part !== '');
}

/** The content as it was typed in, and the fields that are none of their kind. Nothing typed where nothing stood stays nothing. */
export function editedContent(
  content: EntryContent,
  fields: readonly EntryField[],
  typed: ReadonlyMap<EntryField, string>,
): { readonly content: EntryContent; readonly faults: readonly EntryField[] } {
  let edited = content;
  const faults: EntryField[] = [];
  for (const field of fields) {
    const text = typed.get(field);
    if (text === undefined || text === fieldText(valueAt(content, field.path), field.kind)) continue;
    const value = fieldValue(text, field.kind);
    if (value === undefined) faults.push(field);
    else edited = withValueAt(edited, field.path, value);
  }
  return { content: edited, faults };
}

/** A vintage of an entry, with the fields in which it differs from the one before it. */
export interface Vintage {
  readonly content: EntryContent | null;
  readonly knownFrom: string;
  readonly storedAt: string;
  readonly by: string;
  readonly changes: readonly { readonly field: EntryField; readonly from: string; readonly to: string }[];
}

/** The vintages of an entry, the last first, each with what it changed; the first one begins, and changes nothing. */
export function vintagesOf(
  entries: readonly {
    readonly body: unknown;
    readonly knownFrom: string;
    readonly storedAt: string;
    readonly by: string;
  }[],
  fields: readonly EntryField[],
): readonly Vintage[] {
  return entries
    .map(({ body, knownFrom, storedAt, by }, index): Vintage => {
      const content = isContent(body) ? body : null;
      const before = entries[index - 1]?.body;
      const changes =
        index === 0
          ? []
          : fields.flatMap((field) => {
              const from = isContent(before) ? fieldText(valueAt(before, field.path), field.kind) : '';
              const to = content === null ? '' : fieldText(valueAt(content, field.path), field.kind);
              return from === to ? [] : [{ field, from, to }];
            });
      return { content, knownFrom, storedAt, by, changes };
    })
    .toReversed();
}
