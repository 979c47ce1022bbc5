import { mostPhotos } from '@shigan/core';
import type { ReactElement, ReactNode } from 'react';
import { FileChoice } from '../../../components/file-choice.tsx';
import { useText } from '../../../text/use-text.ts';
import type { WaitingVisit } from './outbox.ts';

/** What is typed into the form. */
export type TypedVisit = Pick<WaitingVisit, 'on' | 'place' | 'seen' | 'problem' | 'photos'>;

/** The form as it opens on a day. */
export function freshVisit(today: string): TypedVisit {
  return { on: today, place: '', seen: '', problem: '', photos: [] };
}

/** What was typed as a visit that waits to be sent, with a key of its own. */
export function visitTyped(
  typed: TypedVisit,
  about: Pick<WaitingVisit, 'by' | 'city' | 'project' | 'projectName'>,
): WaitingVisit {
  const { place, seen, problem } = typed;
  return {
    ...about,
    ...typed,
    key: crypto.randomUUID(),
    place: place.trim(),
    seen: seen.trim(),
    problem: problem.trim(),
  };
}

/** The fields of a visit (走访登记): one column for a phone. */
export function VisitFields(props: {
  readonly typed: TypedVisit;
  readonly today: string;
  readonly change: (typed: TypedVisit | undefined) => void;
  readonly send: () => void;
  /** What stands before the fields. */
  readonly children?: ReactNode;
}): ReactElement {
  const { typed, change } = props;
  const words = useText().projects.visits;
  return (
    <form
      className="enterprise-form request-form"
      aria-label={words.file}
      onSubmit={(event) => {
        event.preventDefault();
        props.send();
      }}
    >
      {props.children}
      <label>
        {words.on}
        <input
          type="date"
          value={typed.on}
          max={props.today}
          onChange={(event) => change({ ...typed, on: event.target.value })}
        />
      </label>
      <label className="wide">
        {words.place}
        <input
          value={typed.place}
          maxLength={100}
          onChange={(event) => change({ ...typed, place: event.target.value })}
        />
      </label>
      <label className="wide">
        {words.seen}
        <textarea
          rows={3}
          value={typed.seen}
          maxLength={1000}
          onChange={(event) => change({ ...typed, seen: event.target.value })}
        />
      </label>
      <label className="wide">
        {words.problem}
        <textarea
          rows={2}
          value={typed.problem}
          maxLength={500}
          onChange={(event) => change({ ...typed, problem: event.target.value })}
        />
      </label>
      <div className="wide">
        <FileChoice
          label={words.photos(mostPhotos)}
          accept="image/*"
          multiple
          chosen={typed.photos.map(({ name }) => name)}
          onChoose={(files) => change({ ...typed, photos: files.slice(0, mostPhotos) })}
        />
      </div>
      <p className="note">{words.note}</p>
      <div className="row">
        <button type="submit" className="press is-main" disabled={typed.seen.trim() === '' || typed.on === ''}>
          {words.send}
        </button>
        <button type="button" className="press" onClick={() => change(undefined)}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
