import '../../../style/proceedings.css';
import '../../../style/meeting.css';
import type { MeetingSummaryBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useMe } from '../../../api/people.ts';
import { useMeeting, useMeetings, useSend } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { Failed, Loading } from '../../../components/states.tsx';
import { dayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { ViewChoice } from '../view-choice.tsx';
import { MeetingScreen } from './meeting-screen.tsx';

/** Coordination meetings (调度会): those that were and the one that is prepared; entered, the screen to run it from. */
export function MeetingPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { proceeding } = useAddress();
  return proceeding === undefined ? <Meetings asked={asked} /> : <Entered asked={asked} id={proceeding} />;
}

function Entered({ asked, id }: { readonly asked: Asked; readonly id: string }): ReactElement {
  const { data, error, refetch } = useMeeting(asked, id);
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  return <MeetingScreen meeting={data} past={asked.asOf !== undefined} />;
}

function Meetings({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useMeetings(asked);
  const text = useText();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  return (
    <>
      <div className="headline-block">
        <h1>{text.meeting.list}</h1>
        <div className="orders" role="group" aria-label={text.matters.view}>
          <ViewChoice />
        </div>
      </div>
      {data.meetings.length === 0 && <p className="note">{text.meeting.empty}</p>}
      <ul className="meeting-list">
        {data.meetings.map((meeting) => (
          <Meeting key={meeting.id} asked={asked} meeting={meeting} />
        ))}
      </ul>
      <Convene asked={asked} today={data.asOf.slice(0, 10)} />
    </>
  );
}

function Meeting({ asked, meeting }: { readonly asked: Asked; readonly meeting: MeetingSummaryBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const { language } = useAddress();
  const { city, asOf } = asked;
  const query = new URLSearchParams({ city, lang: language, ...(asOf === undefined ? {} : { asOf }) });
  const state = meeting.closedAt !== null ? 'closed' : meeting.begunAt !== null ? 'open' : 'convened';
  return (
    <li>
      <span data-plain>{dayWords(meeting.on, text)}</span>
      <span className="quiet">{text.meeting.states[state]}</span>
      <button type="button" className="press" onClick={() => go({ proceeding: meeting.id })}>
        {text.meeting.run}
      </button>
      <a className="press" href={`/api/v1/meetings/${meeting.id}/document?${query}`} download>
        {text.meeting.pack}
      </a>
    </li>
  );
}

/** Preparing a meeting, for who may. */
function Convene({ asked, today }: { readonly asked: Asked; readonly today: string }): ReactElement | null {
  const text = useText();
  const { data: me } = useMe();
  const { state, send } = useSend();
  if (asked.asOf !== undefined || !(me?.may.includes('proceeding.conduct') ?? false)) return null;
  return (
    <form
      className="publish-line"
      onSubmit={(event) => {
        event.preventDefault();
        const on = new FormData(event.currentTarget).get('on');
        void send('/api/v1/meetings', { on: typeof on === 'string' ? on : '' });
      }}
    >
      <label>
        {text.meeting.on}
        <input name="on" type="date" min={today} required />
      </label>
      <button type="submit" className="press" disabled={state === 'sending'}>
        {text.meeting.convene}
      </button>
      <SendProblem state={state} />
    </form>
  );
}
