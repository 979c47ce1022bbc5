import type { SavedViewBody, SavedViewsBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useSend } from '../../api/people.ts';
import { useText } from '../../text/use-text.ts';
import { Refused } from '../refused.tsx';

/** Keeps the page that one is on under a name, and takes own views away. Those that there are stand among what can be opened. */
export function SavedViews({ views }: { readonly views: SavedViewsBody['views'] | undefined }): ReactElement {
  const text = useText();
  const { busy, error, send } = useSend();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const own = views?.filter((view) => view.own) ?? [];
  const save = async (): Promise<void> => {
    const address = `${location.pathname}${location.search}`;
    const kept = await send<SavedViewBody>('POST', '/api/v1/views', { name, address, shared });
    if (kept !== undefined) setName('');
  };
  return (
    <section className="saved-views" aria-label={text.views.title}>
      {views?.length === 0 && <p className="absent">{text.views.none}</p>}
      {own.length > 0 && (
        <ul>
          {own.map((view) => (
            <li key={view.id} data-plain>
              <span>
                {view.name}
                {view.shared && <small> {text.views.sharedMark}</small>}
              </span>
              <button
                type="button"
                className="link"
                disabled={busy}
                aria-label={text.views.remove(view.name)}
                title={text.views.remove(view.name)}
                onClick={() => {
                  if (confirm(text.views.confirmRemove(view.name))) void send('DELETE', `/api/v1/views/${view.id}`);
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <input
          aria-label={text.views.name}
          placeholder={text.views.name}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <label>
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {text.views.shared}
        </label>
        <button type="submit" className="press" disabled={busy || name.trim() === ''}>
          {text.views.save}
        </button>
      </form>
      <Refused error={error} />
    </section>
  );
}
