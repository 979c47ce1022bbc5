import { type ReactElement, useState } from 'react';
import { useSend } from '../../api/people.ts';
import { useRegisterHistory } from '../../api/queries.ts';
import { Refused } from '../../components/refused.tsx';
import { momentWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import {
  editedContent,
  type EntryContent,
  type EntryField,
  fieldText,
  severities,
  valueAt,
  vintagesOf,
} from './entry-fields.ts';

/** A field with what it is called. */
export interface NamedField extends EntryField {
  readonly name: string;
}

/** An entry of a register that is read, edited by who may, and looked back on: every change is a further vintage, and stands in the
 *  audit log. */
export function EntryEditor(props: {
  readonly register: string;
  readonly entryKey: string;
  readonly title: string;
  readonly content: EntryContent;
  readonly fields: readonly NamedField[];
  readonly mayAmend: boolean;
  /** It stands under the page's title itself, and not among others under a title of theirs. */
  readonly isAlone?: boolean;
}): ReactElement {
  const { content, fields, mayAmend } = props;
  const Title = props.isAlone === true ? 'h2' : 'h3';
  const text = useText();
  const [isEdited, setEdited] = useState(false);
  const [isLookedBack, setLookedBack] = useState(false);
  return (
    <section className="entry">
      <Title data-plain>
        {props.title}
        <span className="entry-acts">
          {mayAmend && !isEdited && (
            <button type="button" className="link" onClick={() => setEdited(true)}>
              {text.system.settings.change}
            </button>
          )}
          <button
            type="button"
            className="link"
            aria-expanded={isLookedBack}
            onClick={() => setLookedBack(!isLookedBack)}
          >
            {text.system.settings.history}
          </button>
        </span>
      </Title>
      {isEdited ? (
        <EntryForm {...props} onDone={() => setEdited(false)} />
      ) : (
        <dl className="settings">
          {fields.map((field) => (
            <div key={field.path.join('.')}>
              <dt data-plain>{field.name}</dt>
              <dd data-plain>{shownText(content, field, text)}</dd>
            </div>
          ))}
        </dl>
      )}
      {isLookedBack && <History register={props.register} entryKey={props.entryKey} fields={fields} />}
    </section>
  );
}

type Words = ReturnType<typeof useText>;

function shownText(content: EntryContent, field: EntryField, text: Words): string {
  return wordsOf(fieldText(valueAt(content, field.path), field.kind), field, text);
}

/** A value in words: choices have some, a share has its sign, what is absent a dash. */
function wordsOf(value: string, { kind }: EntryField, text: Words): string {
  if (value === '') return '—';
  if (kind === 'flag') return value === 'true' ? text.system.settings.yes : text.system.settings.no;
  if (kind === 'severity')
    return severities.includes(asSeverity(value)) ? text.system.settings.severities[asSeverity(value)] : value;
  // A day's hyphens break no line.
  if (kind === 'days') return value.replaceAll('-', '\u2011');
  return kind === 'percent' ? `${value}%` : value.replaceAll('-', kind === 'number' || kind === 'whole' ? '−' : '-');
}

function asSeverity(value: string): (typeof severities)[number] {
  return severities.find((each) => each === value) ?? 'info';
}

function EntryForm(props: {
  readonly register: string;
  readonly entryKey: string;
  readonly content: EntryContent;
  readonly fields: readonly NamedField[];
  readonly onDone: () => void;
}): ReactElement {
  const { content, fields } = props;
  const text = useText();
  const { busy, error, send } = useSend();
  const [typed, setTyped] = useState<ReadonlyMap<EntryField, string>>(new Map());
  const [faults, setFaults] = useState<readonly EntryField[]>([]);
  const save = async (): Promise<void> => {
    const edited = editedContent(content, fields, typed);
    setFaults(edited.faults);
    if (edited.faults.length > 0) return;
    const path = `/api/v1/registers/${props.register}/${encodeURIComponent(props.entryKey)}`;
    const kept = await send('PUT', path, { body: edited.content });
    if (kept !== undefined) props.onDone();
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {fields.map((field) => (
        <FieldInput
          key={field.path.join('.')}
          field={field}
          value={typed.get(field) ?? fieldText(valueAt(content, field.path), field.kind)}
          isFaulty={faults.includes(field)}
          onType={(value) => setTyped(new Map(typed).set(field, value))}
        />
      ))}
      <Refused error={error} />
      <div className="actions">
        <button type="submit" className="press primary" disabled={busy || typed.size === 0}>
          {text.system.settings.save}
        </button>
        <button type="button" className="press" onClick={props.onDone}>
          {text.system.settings.cancel}
        </button>
      </div>
      <p className="below">{text.system.settings.fromNow}</p>
    </form>
  );
}

function FieldInput(props: {
  readonly field: NamedField;
  readonly value: string;
  readonly isFaulty: boolean;
  readonly onType: (value: string) => void;
}): ReactElement {
  const { field, value, isFaulty } = props;
  const text = useText();
  const words = text.system.settings;
  const choices =
    field.kind === 'flag'
      ? ([
          ['true', words.yes],
          ['false', words.no],
        ] as const)
      : field.kind === 'severity'
        ? severities.map((each) => [each, words.severities[each]] as const)
        : undefined;
  return (
    <label className="field">
      <span data-plain>{field.name}</span>
      {choices === undefined ? (
        <input
          value={value}
          inputMode={
            field.kind === 'number' || field.kind === 'whole' || field.kind === 'percent' ? 'decimal' : undefined
          }
          aria-invalid={isFaulty || undefined}
          onChange={(event) => props.onType(event.target.value)}
        />
      ) : (
        <select value={value} onChange={(event) => props.onType(event.target.value)}>
          {choices.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
      {isFaulty ? (
        <small className="worse" role="alert" data-plain>
          {words.faults[field.kind]}
        </small>
      ) : (
        words.hints[field.kind] !== '' && <small data-plain>{words.hints[field.kind]}</small>
      )}
    </label>
  );
}

function History(props: {
  readonly register: string;
  readonly entryKey: string;
  readonly fields: readonly NamedField[];
}): ReactElement | null {
  const text = useText();
  const { data } = useRegisterHistory(props.register, props.entryKey);
  if (data === undefined) return null;
  const nameOf = (field: EntryField): string =>
    props.fields.find(({ path }) => path.join('.') === field.path.join('.'))?.name ?? '';
  return (
    <div className="scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text.system.settings.since}</th>
            <th scope="col">{text.system.settings.by}</th>
            <th scope="col">{text.system.settings.changed}</th>
          </tr>
        </thead>
        <tbody>
          {vintagesOf(data.entries, props.fields).map((vintage) => (
            <tr key={`${vintage.knownFrom} ${vintage.storedAt}`}>
              <td
                data-plain
              >{`${momentWords(vintage.knownFrom, text).day} ${momentWords(vintage.knownFrom, text).minute}`}</td>
              <td data-plain>{vintage.by}</td>
              <td data-plain>
                {vintage.changes.length === 0
                  ? text.system.settings.begun
                  : vintage.changes
                      .map(
                        ({ field, from, to }) =>
                          `${nameOf(field)} ${wordsOf(from, field, text)} → ${wordsOf(to, field, text)}`,
                      )
                      .join(text.system.settings.between)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
