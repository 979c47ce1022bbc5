import type { CircularBody } from '@shigan/contract';
import { type Block, runsText } from '@shigan/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useMe } from '../../../api/people.ts';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';
import { BulletinDocument } from '../../bulletins/bulletin-document.tsx';

/** The circular as it is read; whoever conducts it changes a paragraph where it stands. */
export function CircularText(props: { readonly circular: CircularBody; readonly past: boolean }): ReactElement {
  const { circular } = props;
  const { data: me } = useMe();
  const text = useText();
  const [place, setPlace] = useState<string>();
  const mayEdit =
    !props.past &&
    (circular.state === 'drafted' || circular.state === 'inCheck') &&
    (me?.may.includes('proceeding.conduct') ?? false);
  const around = (block: Block<string>, at: number, content: ReactNode): ReactNode => {
    const own = circular.places[at];
    if (!mayEdit || own === undefined || block.kind !== 'paragraph') return content;
    if (place === own)
      return (
        <Editor
          circular={circular}
          place={own}
          was={runsText(block.runs)}
          isChanged={block.hand !== undefined}
          close={() => setPlace(undefined)}
        />
      );
    return (
      <div className={block.hand === undefined ? 'place' : 'place is-changed'}>
        {content}
        <span className="place-actions">
          <button type="button" className="link" onClick={() => setPlace(own)}>
            {text.circular.edit}
          </button>
          {block.hand !== undefined && <span data-plain>{block.hand.by}</span>}
        </span>
      </div>
    );
  };
  return <BulletinDocument bulletin={circular.document} chartAt={() => ''} around={around} />;
}

function Editor(props: {
  readonly circular: CircularBody;
  readonly place: string;
  readonly was: string;
  readonly isChanged: boolean;
  readonly close: () => void;
}): ReactElement {
  const { circular, place, was } = props;
  const words = useText().circular;
  const [typed, setTyped] = useState(was);
  const { state, send } = useSend();
  const save = async (to: string | null): Promise<void> => {
    const path = `/api/v1/circulars/${circular.id}/places/${encodeURIComponent(place)}`;
    if (await send(path, { was, text: to }, 'PUT')) props.close();
  };
  return (
    <form
      className="place-editor"
      onSubmit={(event) => {
        event.preventDefault();
        void save(typed);
      }}
    >
      <textarea
        value={typed}
        maxLength={3000}
        aria-label={words.edit}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="actions">
        <button type="submit" className="press is-main" disabled={state === 'sending'}>
          {words.save}
        </button>
        <button type="button" className="press" onClick={props.close}>
          {words.cancel}
        </button>
        {props.isChanged && (
          <button type="button" className="press" onClick={() => void save(null)}>
            {words.back}
          </button>
        )}
      </div>
      <SendProblem state={state} />
    </form>
  );
}
