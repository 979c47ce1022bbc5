import type { MeetingBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import { type ReactElement, useEffect, useState } from 'react';
import { useGo } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { dayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { Agenda } from './agenda.tsx';
import { Decide } from './decide.tsx';
import { Item } from './item.tsx';

/** The screen that a meeting is run from: agenda and promises at the left, one page per item, what is decided below. It covers the
 *  page: it is shown on a wall. Arrow keys change the item, Esc leaves. */
export function MeetingScreen({
  meeting,
  past,
}: {
  readonly meeting: MeetingBody;
  readonly past: boolean;
}): ReactElement {
  const text = useText();
  const go = useGo();
  const { data: me } = useMe();
  const { state, send } = useSend();
  const [at, setAt] = useState(0);
  const { items } = meeting;
  const item = items[at];
  const next = items[at + 1];
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
      if (event.key === 'Escape') go({ proceeding: undefined });
      if (event.key === 'ArrowRight') setAt((now) => Math.min(items.length - 1, now + 1));
      if (event.key === 'ArrowLeft') setAt((now) => Math.max(0, now - 1));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [go, items.length]);
  const conducts = !past && (me?.may.includes('proceeding.conduct') ?? false);
  const path = `/api/v1/meetings/${meeting.id}`;
  return (
    <div className="meeting">
      <div className="meeting-head">
        <span className="brand">{text.brand}</span>
        <h1 className="meeting-title" data-plain>
          {text.meeting.title(Number(meeting.on.slice(5, 7)))}
        </h1>
        <span className="meeting-line" data-plain>
          {text.meeting.line(meeting.city, dayWords(meeting.on, text), dayWords(dayOf(meeting.asOf), text))}
        </span>
        <span className="meeting-position" data-plain>
          {text.meeting.position(Math.min(at + 1, items.length), items.length)}
        </span>
        {conducts && meeting.begunAt === null && (
          <button
            type="button"
            className="press"
            disabled={state === 'sending'}
            onClick={() => void send(`${path}/begin`)}
          >
            {text.meeting.begin}
          </button>
        )}
        {conducts && meeting.begunAt !== null && meeting.closedAt === null && (
          <button
            type="button"
            className="press"
            disabled={state === 'sending'}
            onClick={() => void send(`${path}/close`)}
          >
            {text.meeting.close}
          </button>
        )}
        <button type="button" className="press" onClick={() => go({ proceeding: undefined })}>
          {text.meeting.leave}
        </button>
        {meeting.demo && <strong className="demo">{text.demo}</strong>}
      </div>
      <SendProblem state={state} />
      <div className="meeting-body">
        <Agenda meeting={meeting} at={at} choose={setAt} />
        <div className="meeting-item">
          {item !== undefined && <Item key={item.matter.id} item={item} asOf={meeting.asOf} />}
          {item !== undefined && conducts && meeting.begunAt !== null && meeting.closedAt === null && (
            <Decide key={`decide ${item.matter.id}`} meeting={meeting} item={item} />
          )}
          <p className="meeting-foot" data-plain>
            <span data-plain>
              <kbd>←</kbd> <kbd>→</kbd> {text.meeting.keys[0]} <kbd>Esc</kbd> {text.meeting.keys[1]}
            </span>
            <span data-plain>{next === undefined ? text.meeting.last : text.meeting.next(next.matter.title)}</span>
          </p>
        </div>
      </div>
    </div>
  );
}
