import type { CheckedTextBody, KeptDraftBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useGo } from '../../address/use-address.ts';
import type { Asked } from '../../api/queries.ts';
import { useText } from '../../text/use-text.ts';
import { Refusal } from '../bulletins/refusal.tsx';
import { titleOf } from './draft-blocks.ts';
import { type HandedIn, useHandIn } from './draft-queries.ts';

/** Pastes or chooses a draft and has it checked. */
export function HandIn(props: {
  readonly asked: Asked;
  readonly isKept: boolean;
  readonly show: (checked: CheckedTextBody) => void;
}): ReactElement {
  const { asked, isKept, show } = props;
  const words = useText().drafts;
  const go = useGo();
  const [written, setWritten] = useState('');
  const [file, setFile] = useState<File>();
  const [title, file_, text] = [useId(), useId(), useId()];
  const [name, setName] = useState('');
  const check = useHandIn<CheckedTextBody | KeptDraftBody>(asked, isKept);
  const isReady = file !== undefined || written.trim() !== '';

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const content: HandedIn['content'] = file === undefined ? { text: written } : { file };
    const called = name.trim() === '' ? titleOf(written) : name.trim();
    check.mutate(
      { title: called, content },
      { onSuccess: (body) => ('id' in body ? go({ draft: body.id }) : show(body)) },
    );
  };

  return (
    <form className="hand-in" onSubmit={send}>
      <div className="hand-in-text">
        <label htmlFor={text}>{words.paste}</label>
        <textarea
          id={text}
          rows={12}
          value={written}
          disabled={file !== undefined}
          placeholder={words.placeholder}
          onChange={(event) => setWritten(event.target.value)}
        />
      </div>
      <div className="hand-in-side">
        <label htmlFor={file_} className="press choose">
          {words.file}
        </label>
        <input
          id={file_}
          type="file"
          accept=".docx,.txt,.xlsx,.csv,text/plain,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          onChange={(event) => setFile(event.target.files?.[0])}
        />
        {file !== undefined && (
          <p className="chosen" data-plain>
            {file.name}{' '}
            <button type="button" className="link" onClick={() => setFile(undefined)}>
              {words.unchoose}
            </button>
          </p>
        )}
        <p className="note">{words.fileHint}</p>
        {file === undefined && (
          <>
            <label htmlFor={title}>{words.titleField}</label>
            <input
              id={title}
              type="text"
              maxLength={120}
              value={name}
              placeholder={titleOf(written)}
              onChange={(event) => setName(event.target.value)}
            />
          </>
        )}
        <p className="note" data-plain>
          {isKept ? words.keptHint : words.notKeptHint}
        </p>
        <div className="actions">
          <button type="submit" className="press is-main" disabled={!isReady || check.isPending}>
            {check.isPending ? words.checking : words.check}
          </button>
        </div>
        {check.error !== null && <Refusal error={check.error} />}
      </div>
    </form>
  );
}
