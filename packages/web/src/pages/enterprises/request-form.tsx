import type { EnterpriseListBody, RequestsBody } from '@shigan/contract';
import { type RequestKind, requestKinds } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { RequestFailed, sendJson } from '../../api/fetch-json.ts';
import { useRead } from '../../api/queries.ts';
import { Refused } from '../../components/refused.tsx';
import { useText } from '../../text/use-text.ts';

interface Typed {
  readonly enterprise: string;
  readonly name: string;
  readonly kind: RequestKind;
  readonly title: string;
  readonly text: string;
  /** Sent twice with one key, it is filed once. */
  readonly key: string;
}

const kept = 'shigan request';

const fresh = (): Typed => ({
  enterprise: '',
  name: '',
  kind: 'financing',
  title: '',
  text: '',
  key: crypto.randomUUID(),
});

/** What was being taken down when the tab was closed or there was no network: it waits in the browser until it is sent. */
function heldDraft(): Typed {
  try {
    const held: Partial<Typed> = JSON.parse(localStorage.getItem(kept) ?? '{}');
    return { ...fresh(), ...held };
  } catch {
    return fresh();
  }
}

/** Takes a request down (登记诉求): one column that a phone shows as well; what is typed survives a closed tab and a lost network. */
export function RequestForm(): ReactElement {
  const { city, language, kind } = useAddress();
  const go = useGo();
  const words = useText().enterprises.requests;
  const queries = useQueryClient();
  const [typed, setTyped] = useState(heldDraft);
  const [refusal, setRefusal] = useState<unknown>();
  const [isSending, setIsSending] = useState(false);
  const isOpen = kind === 'new' || typed.title !== '' || typed.text !== '';
  const change = (part: Partial<Typed>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    localStorage.setItem(kept, JSON.stringify(next));
  };
  const clear = (): void => {
    localStorage.removeItem(kept);
    setTyped(fresh());
  };
  const send = async (): Promise<void> => {
    setRefusal(undefined);
    setIsSending(true);
    const { enterprise, kind: of, title, text, key } = typed;
    try {
      const content = { enterprise, kind: of, title: title.trim(), text: text.trim(), key };
      await sendJson<RequestsBody>('/api/v1/enterprises/requests', { city }, language, content);
      clear();
      go({ kind: undefined });
      await askAnew(queries);
    } catch (error) {
      setRefusal(error);
    }
    setIsSending(false);
  };
  if (!isOpen)
    return (
      <p className="enterprise-back">
        <button type="button" className="press" onClick={() => go({ kind: 'new' })}>
          {words.file}
        </button>
      </p>
    );
  const isReady = typed.enterprise !== '' && typed.title.trim() !== '' && typed.text.trim() !== '' && !isSending;
  const isOffline = refusal instanceof RequestFailed && refusal.problem === undefined;
  return (
    <form
      className="enterprise-form request-form"
      aria-label={words.file}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <WhoAsks typed={typed} onChange={change} />
      <fieldset>
        <legend>{words.columns.kind}</legend>
        {requestKinds.map((one) => (
          <label key={one}>
            <input type="radio" name="kind" checked={typed.kind === one} onChange={() => change({ kind: one })} />
            {words.kinds[one]}
          </label>
        ))}
      </fieldset>
      <label className="wide">
        {words.titleField}
        <input value={typed.title} maxLength={60} onChange={(event) => change({ title: event.target.value })} />
      </label>
      <label className="wide">
        {words.textField}
        <textarea
          rows={4}
          value={typed.text}
          maxLength={2000}
          onChange={(event) => change({ text: event.target.value })}
        />
      </label>
      <p className="note">{isOffline ? words.waits : words.becomes}</p>
      <div className="row">
        <button type="submit" className="press is-main" disabled={!isReady}>
          {words.send}
        </button>
        <button
          type="button"
          className="press"
          onClick={() => {
            clear();
            go({ kind: undefined });
          }}
        >
          {words.drop}
        </button>
      </div>
      <Refused error={isOffline ? undefined : refusal} />
    </form>
  );
}

/** The enterprise, found by part of its name or code. */
function WhoAsks(props: { readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void }): ReactElement {
  const { typed } = props;
  const { city } = useAddress();
  const words = useText().enterprises.requests;
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.name.trim()), 250);
    return () => clearTimeout(timer);
  }, [typed.name]);
  const isAsked = search.length >= 2 && typed.enterprise === '';
  const { data } = useRead<EnterpriseListBody>('/api/v1/enterprises', {
    city,
    search: isAsked ? search : '—',
    most: '6',
  });
  const found = isAsked ? (data?.enterprises ?? []) : [];
  return (
    <div className="wide">
      <label>
        {words.whoField}
        <input
          type="search"
          value={typed.name}
          onChange={(event) => props.onChange({ name: event.target.value, enterprise: '' })}
        />
      </label>
      {found.length > 0 && (
        <ul className="choices">
          {found.map(({ code, name, region }) => (
            <li key={code}>
              <button type="button" data-plain onClick={() => props.onChange({ enterprise: code, name })}>
                {name} <span className="where">{`${region?.name ?? ''} ${code}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
