import type { PracticeNote } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { useMe } from '../../api/people.ts';
import { useByCode } from '../../api/queries.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';

/** What winners did about a measure (先进做法): each note with its source, who took it up and what came of it; added to by people. */
export function PracticeNotes({
  measure,
  today,
}: {
  readonly measure: string;
  readonly today: string;
}): ReactElement | null {
  const text = useText();
  const words = text.awardParts.practice;
  const { city, language, asOf } = useAddress();
  const { data: me } = useMe();
  const queries = useQueryClient();
  const held = useByCode<PracticeNote>('practiceNote', asOf);
  const [refusal, setRefusal] = useState<unknown>();
  if (held === undefined) return null;
  const mayAmend = me?.may.includes('incentive.amend') === true && asOf === undefined;
  const notes = [...held.values()].filter(({ about }) => about.kind === 'measure' && about.id === measure);
  const save = async (note: PracticeNote): Promise<void> => {
    setRefusal(undefined);
    try {
      const path = `/api/v1/registers/practiceNote/${encodeURIComponent(note.id)}`;
      await sendJson(path, { city }, language, { body: note }, 'PUT');
      await askAnew(queries);
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <>
      <h3 data-plain>{words.title}</h3>
      <Refused error={refusal} />
      {notes.length === 0 && (
        <p className="note" data-plain>
          {text.awardParts.work.noneYet}
        </p>
      )}
      {notes.map((note) => (
        <article key={note.id} className="award-practice">
          <p data-plain>
            <b data-plain>{`${note.of} ${note.title}`}</b> {note.text}
            <small data-plain>
              {`${words.source(note.source, note.on)}${note.verified ? '' : ` ${text.awardParts.unverified}`}`}
            </small>
          </p>
          <ul>
            {note.adopted.map((one) => (
              <li key={`${one.unit}/${one.on}`}>{words.adopted(one.unit, one.on, one.effect)}</li>
            ))}
          </ul>
          {mayAmend && (
            <Fields
              names={['unit', 'effect']}
              labels={words.adoption}
              press={words.adopt}
              onDone={(values) =>
                save({
                  ...note,
                  adopted: [...note.adopted, { unit: values['unit'] ?? '', on: today, effect: values['effect'] ?? '' }],
                })
              }
            />
          )}
        </article>
      ))}
      {mayAmend && (
        <Fields
          names={['of', 'title', 'text', 'source']}
          labels={words.fields}
          press={words.add}
          onDone={(values) =>
            save({
              id: crypto.randomUUID(),
              about: { kind: 'measure', id: measure },
              of: values['of'] ?? '',
              title: values['title'] ?? '',
              text: values['text'] ?? '',
              source: values['source'] ?? '',
              on: today,
              adopted: [],
              verified: false,
            })
          }
        />
      )}
    </>
  );
}

/** A line of text fields; the first has to say something. */
function Fields<N extends string>(props: {
  readonly names: readonly N[];
  readonly labels: Readonly<Record<N, string>>;
  readonly press: string;
  readonly onDone: (values: Readonly<Record<string, string>>) => Promise<void>;
}): ReactElement {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [first] = props.names;
  return (
    <div className="award-conditions">
      {props.names.map((name) => (
        <label key={name}>
          {props.labels[name]}
          <input value={values[name] ?? ''} onChange={({ target }) => setValues({ ...values, [name]: target.value })} />
        </label>
      ))}
      <button
        type="button"
        className="press"
        disabled={first === undefined || (values[first] ?? '').trim() === ''}
        onClick={() => {
          void props.onDone(values);
          setValues({});
        }}
      >
        {props.press}
      </button>
    </div>
  );
}
