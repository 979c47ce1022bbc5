import type { ChannelAddedBody } from '@shigan/contract';
import type { ChannelKind } from '@shigan/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useChannels, useSend } from '../../api/people.ts';
import { Refused } from '../../components/refused.tsx';
import { Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';

const kinds: readonly ChannelKind[] = ['mail', 'webhook', 'calendar'];

/** By which ways one is told: mail and signed calls once a day where something waits, a calendar of deadlines. */
export function Channels(): ReactElement {
  const words = useText().channels;
  const { data } = useChannels();
  const { busy, error, send } = useSend();
  const [kind, setKind] = useState<ChannelKind>('mail');
  const [target, setTarget] = useState('');
  const [added, setAdded] = useState<ChannelAddedBody>();
  if (data === undefined) return <Loading rows={3} />;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const content = { kind, target: kind === 'calendar' ? '' : target.trim() };
    setAdded(await send<ChannelAddedBody>('POST', '/api/v1/me/channels', content));
    setTarget('');
  };
  return (
    <>
      <p className="quiet">{words.lede}</p>
      {data.channels.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="channels">
        {data.channels.map((one) => (
          <li key={one.id}>
            <span>{words.kinds[one.kind]}</span>
            <span data-plain>{one.target}</span>
            <button
              type="button"
              className="press"
              disabled={busy}
              onClick={() => void send('DELETE', `/api/v1/me/channels/${one.id}`)}
            >
              {words.end}
            </button>
          </li>
        ))}
      </ul>
      {added !== undefined && <Told added={added} />}
      <form className="channel-form" onSubmit={(event) => void submit(event)}>
        <label>
          <span>{words.kind}</span>
          <select value={kind} onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'mail')}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {words.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        {kind !== 'calendar' && (
          <label>
            <span>{words.targets[kind]}</span>
            <input
              type={kind === 'mail' ? 'email' : 'url'}
              value={target}
              required
              maxLength={254}
              onChange={(event) => setTarget(event.target.value)}
            />
          </label>
        )}
        <button type="submit" className="press" disabled={busy}>
          {words.add}
        </button>
      </form>
      <Refused error={error} />
    </>
  );
}

/** What proves a channel: told this once. */
function Told({ added }: { readonly added: ChannelAddedBody }): ReactElement | null {
  const words = useText().channels;
  const told = added.path === null ? added.secret : new URL(added.path, location.href).href;
  if (told === null) return null;
  return (
    <p role="status" className="channel-told">
      <span>{added.path === null ? words.keyTold : words.pathTold}</span>
      <output data-plain>{told}</output>
    </p>
  );
}
