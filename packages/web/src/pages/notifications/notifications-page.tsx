import '../../style/own.css';
import type { NotificationBody, NotificationsBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { type Address } from '../../address/address.ts';
import { elsewhere } from '../../address/elsewhere.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useNotifications } from '../../api/own.ts';
import { useSend } from '../../api/people.ts';
import type { Asked } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { Refused } from '../../components/refused.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { momentWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { languageOf } from '../matters/matter-link.tsx';
import { byDay, countsOf, filters, filtered, type NotificationFilter } from './notifications-state.ts';

/** What concerns one (通知): what others did, what fell due, what was revised; unread first said, newest first listed. */
export function NotificationsPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useNotifications(true, asked.asOf);
  const { kind } = useAddress();
  const text = useText();
  if (data === undefined)
    return error === null ? <Loading rows={10} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.notifications.length === 0) return <Empty>{text.notifications.none}</Empty>;
  const filter = filters.find((each) => each === kind) ?? 'all';
  const shown = filtered(data.notifications, filter);
  return (
    <>
      <Headline data={data} filter={filter} isNow={asked.asOf === undefined} />
      {shown.length === 0 && <p className="note">{text.notifications.noneUnread}</p>}
      <ol className="notifications">
        {byDay(shown).map(({ day, entries }) => (
          <li key={day}>
            <h2 data-plain>{momentWords(entries[0]?.at ?? data.asOf, text).day}</h2>
            <ul>
              {entries.map((entry) => (
                <Line key={entry.key} entry={entry} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function Headline(props: {
  readonly data: NotificationsBody;
  readonly filter: NotificationFilter;
  readonly isNow: boolean;
}): ReactElement {
  const text = useText();
  const go = useGo();
  const { busy, error, send } = useSend();
  const { unread, asks } = countsOf(props.data.notifications);
  const words = {
    all: text.notifications.all,
    unread: text.notifications.onlyUnread,
    asks: text.notifications.onlyAsks,
  };
  return (
    <div className="headline-block">
      <h1 data-plain>{unread === 0 ? text.notifications.headlineNone : text.notifications.headline(unread, asks)}</h1>
      <p className="lede" data-plain>
        {text.notifications.lede(props.data.days)}
      </p>
      <div className="orders" role="group" aria-label={text.notifications.filter}>
        {filters.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={props.filter === each}
            onClick={() => go({ kind: each === 'all' ? undefined : each }, 'replace')}
          >
            {words[each]}
          </button>
        ))}
        {props.isNow && unread > 0 && (
          <button
            type="button"
            className="link"
            disabled={busy}
            onClick={() => void send('POST', '/api/v1/notifications/readings', { all: true })}
          >
            {text.notifications.markAll}
          </button>
        )}
      </div>
      <Refused error={error} />
    </div>
  );
}

function Line({ entry }: { readonly entry: NotificationBody }): ReactElement {
  const text = useText();
  const address = useAddress();
  const { send } = useSend();
  const isUnread = entry.readAt === null;
  return (
    <li className={isUnread ? 'unread' : undefined}>
      <span className="when" data-plain>
        {momentWords(entry.at, text).minute}
      </span>
      <span className="about">{text.notifications.about[entry.about.kind]}</span>
      <span className="what">
        <PageLink
          to={placeOf(entry, address)}
          className="title"
          onFollow={() => {
            if (isUnread) void send('POST', '/api/v1/notifications/readings', { keys: [entry.key] });
          }}
        >
          <span lang={languageOf(entry.about.title)} data-plain>
            {entry.about.title}
          </span>
        </PageLink>
        <span className={isWorse(entry) ? 'message worse' : 'message'} lang={languageOf(entry.message)} data-plain>
          {entry.message}
        </span>
      </span>
      <span className="marks">
        {entry.asks && <span className="asks">{text.notifications.asks}</span>}
        {isUnread && <span className="is-new">{text.notifications.new}</span>}
      </span>
    </li>
  );
}

function isWorse({ kind }: NotificationBody): boolean {
  return kind === 'overdue' || kind === 'reportOwed' || kind === 'return' || kind === 'escalate';
}

function placeOf({ about }: NotificationBody, from: Address): Address {
  switch (about.kind) {
    case 'matter':
      return elsewhere(from, 'matters', { matter: about.id });
    case 'circular':
      return elsewhere(from, 'matters', { view: 'circulars', proceeding: about.id });
    case 'review':
      return elsewhere(from, 'matters', { view: 'review', proceeding: about.id });
    case 'bulletin':
      return elsewhere(from, 'bulletins', { bulletin: about.id });
  }
}
