import type { MeetingBody, MeetingItemBody } from '@shigan/contract';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useSend } from '../../../api/proceedings.ts';
import { SendProblem } from '../../../components/send-problem.tsx';
import { useText } from '../../../text/use-text.ts';
import { MatterLink } from '../matter-link.tsx';

/** What the meeting decides under an item: it becomes a matter on the spot. */
export function Decide(props: { readonly meeting: MeetingBody; readonly item: MeetingItemBody }): ReactElement {
  const { meeting, item } = props;
  const words = useText().meeting;
  const id = useId();
  const [what, setWhat] = useState('');
  const [unitOf, setUnitOf] = useState(item.matter.id);
  const [deadline, setDeadline] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { state, send } = useSend();
  const made = meeting.decisions.filter((one) => one.item === item.matter.id);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const content = { item: item.matter.id, text: what.trim(), deadline, unitOf, key };
    if (!(await send(`/api/v1/meetings/${meeting.id}/decisions`, content))) return;
    setWhat('');
    setKey(crypto.randomUUID());
  };
  return (
    <form className="decide" onSubmit={(event) => void submit(event)}>
      <h3>{words.decide}</h3>
      <label htmlFor={`${id}t`}>
        <small>{words.what}</small>
        <input id={`${id}t`} value={what} maxLength={300} required onChange={(event) => setWhat(event.target.value)} />
      </label>
      <label htmlFor={`${id}u`}>
        <small>{words.who}</small>
        <select id={`${id}u`} value={unitOf} onChange={(event) => setUnitOf(event.target.value)}>
          {meeting.items.map(({ matter }) => (
            <option key={matter.id} value={matter.id} data-plain>
              {matter.leadUnit?.name ?? '—'}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}d`}>
        <small>{words.when}</small>
        <input
          id={`${id}d`}
          type="date"
          min={meeting.asOf.slice(0, 10)}
          value={deadline}
          required
          onChange={(event) => setDeadline(event.target.value)}
        />
      </label>
      <button type="submit" className="press is-main primary" disabled={state === 'sending'}>
        {state === 'sending' ? words.sending : words.make}
      </button>
      <SendProblem state={state} />
      {made.length > 0 && (
        <p className="decided" data-plain>
          {words.decided(made.length)}：
          {made.map((one) => (
            <MatterLink key={one.matter} row={{ id: one.matter, title: one.text }} />
          ))}
        </p>
      )}
    </form>
  );
}
