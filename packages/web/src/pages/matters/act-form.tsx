import type { MatterBody, OpenActBody } from '@shigan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { RequestFailed, sendJson } from '../../api/fetch-json.ts';
import { useText } from '../../text/use-text.ts';
import { FileEvidence } from './file-evidence.tsx';
import { type ActFields, type FieldName, actContent, actFields, choicesFor, isFilled } from './act-fields.ts';

/** What an act asks for, and the button that does it. What is lacking is seen before it is sent. */
export function ActForm(props: {
  readonly matter: MatterBody;
  readonly act: OpenActBody;
  readonly close: () => void;
}): ReactElement {
  const { matter, act } = props;
  const text = useText();
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const [fields, setFields] = useState<ActFields>({ part: 0 });
  const [state, setState] = useState<'open' | 'sending' | Error>('open');
  const names = actFields(act, matter.entersForOthers);
  const set = (change: Partial<ActFields>): void => setFields({ ...fields, ...change });

  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setState('sending');
    try {
      const content = actContent(matter, act, fields);
      await sendJson(`/api/v1/matters/${matter.id}/acts`, { city }, language, content);
      await askAnew(queries);
      props.close();
    } catch (error) {
      setState(error instanceof Error ? error : new Error(String(error)));
    }
  };

  return (
    <form className="act-form" onSubmit={(event) => void send(event)}>
      <h3>{act.words}</h3>
      {names.map((name) => (
        <Field key={name} name={name} matter={matter} act={act} fields={fields} set={set} />
      ))}
      {state instanceof Error && (
        <p className="worse" role="alert" data-plain>
          {state instanceof RequestFailed && state.problem !== undefined
            ? state.problem.detail
            : text.states.unreachable}
        </p>
      )}
      <p className="acts">
        <button type="submit" className="press primary" disabled={state === 'sending' || !isFilled(names, fields)}>
          {state === 'sending' ? text.matter.form.sending : text.matter.form.send}
        </button>
        <button type="button" className="press" onClick={props.close}>
          {text.matter.form.cancel}
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly name: FieldName;
  readonly matter: MatterBody;
  readonly act: OpenActBody;
  readonly fields: ActFields;
  readonly set: (change: Partial<ActFields>) => void;
}

function Field({ name, matter, act, fields, set }: FieldProps): ReactElement {
  const text = useText();
  const id = useId();
  const { form } = text.matter;
  if (name === 'facts' || name === 'solved' || name === 'formComplete') {
    return (
      <label className="check">
        <input
          type="checkbox"
          checked={fields[name] ?? false}
          onChange={(event) => set({ [name]: event.target.checked })}
        />
        {form[name]}
      </label>
    );
  }
  const choices = choicesFor(name, matter, act, text);
  return (
    <div className="field">
      <label htmlFor={id}>{form[name]}</label>
      {choices === undefined ? (
        <>
          <Typed id={id} name={name} value={String(fields[name] ?? '')} set={set} />
          {name === 'evidence' && <FileEvidence filed={fields.filed ?? []} set={(filed) => set({ filed })} />}
        </>
      ) : (
        <select
          id={id}
          value={String(fields[name] ?? '')}
          onChange={(event) => set({ [name]: name === 'part' ? Number(event.target.value) : event.target.value })}
        >
          {name !== 'part' && <option value="" />}
          {choices.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

const long: ReadonlySet<FieldName> = new Set(['text', 'reason', 'evidence', 'words']);

function Typed(props: {
  readonly id: string;
  readonly name: FieldName;
  readonly value: string;
  readonly set: (change: Partial<ActFields>) => void;
}): ReactElement {
  const { id, name, value, set } = props;
  const take = (typed: string): void => set({ [name]: typed });
  if (long.has(name)) return <textarea id={id} rows={2} value={value} onChange={(event) => take(event.target.value)} />;
  const type = name === 'newDeadline' || name === 'promiseDue' ? 'date' : name === 'progress' ? 'number' : 'text';
  return <input id={id} type={type} value={value} onChange={(event) => take(event.target.value)} />;
}
