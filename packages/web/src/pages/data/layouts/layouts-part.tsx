import type { RegisterBody } from '@shigan/contract';
import type { LayoutMemory } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useSend } from '../../../api/people.ts';
import { type Asked, useIndicators, useRead, useRegions } from '../../../api/queries.ts';
import { Refused } from '../../../components/refused.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { momentWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { layoutWords } from '../history/history-part.tsx';
import { meaningWords } from './meaning-words.ts';

interface LayoutEntry {
  readonly key: string;
  readonly body: LayoutMemory;
  readonly knownFrom: string;
}

type Layouts = Omit<RegisterBody, 'entries'> & { readonly entries: readonly LayoutEntry[] };

/** Layouts that were remembered (版式): what a file of the same form is read as next month. */
export function LayoutsPart(props: { readonly asked: Asked; readonly mayAmend: boolean }): ReactElement {
  const { city, asOf } = props.asked;
  const { data, error, refetch } = useRead<Layouts>('/api/v1/registers/layout', { city, asOf });
  const text = useText();
  const words = text.data.layouts;
  if (data === undefined)
    return error === null ? <Loading rows={8} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.entries.length === 0) return <Empty>{words.none}</Empty>;
  const newestFirst = data.entries.toSorted((a, b) => (a.knownFrom < b.knownFrom ? 1 : -1));
  return (
    <>
      <p className="lede" data-plain>
        {words.lede(data.entries.length)}
      </p>
      <div className="scroll">
        <table className="plain-table layouts">
          <caption className="unseen">{text.data.parts.layouts}</caption>
          <thead>
            <tr>
              <th scope="col">{words.seenIn}</th>
              <th scope="col">{words.layout}</th>
              <th scope="col">{words.meanings}</th>
              <th scope="col">{words.since}</th>
              {props.mayAmend && <th scope="col">{words.change}</th>}
            </tr>
          </thead>
          <tbody>
            {newestFirst.map((entry) => (
              <Row key={entry.key} entry={entry} mayAmend={props.mayAmend} asOf={asOf} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row(props: {
  readonly entry: LayoutEntry;
  readonly mayAmend: boolean;
  readonly asOf: string | undefined;
}): ReactElement {
  const { key, body, knownFrom } = props.entry;
  const { language } = useAddress();
  const text = useText();
  const names = { text, language, indicators: useIndicators(props.asOf), regions: useRegions(props.asOf) };
  const meanings = Object.entries(body.mapping);
  return (
    <tr>
      <th scope="row" data-plain title={key}>
        {body.seenIn === undefined ? text.data.layouts.notNoted : `${body.seenIn.file} ${body.seenIn.sheet}`.trim()}
      </th>
      <td>{layoutWords(body.layout, text.data.layoutNames)}</td>
      <td>
        {meanings.length === 0 ? (
          <span className="absent">{text.data.layouts.noMeanings}</span>
        ) : (
          <ul className="meanings">
            {meanings.map(([label, meaning]) => (
              <li key={label} data-plain>
                {text.data.layouts.meaning(label, meaningWords(meaning, names))}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td data-plain>{momentWords(knownFrom, text).day}</td>
      {props.mayAmend && (
        <td>
          <Forget head={key} />
        </td>
      )}
    </tr>
  );
}

/** Forgetting a layout asks once more: the next file of its form is read without its meanings. */
function Forget({ head }: { readonly head: string }): ReactElement {
  const { data } = useText();
  const { busy, error, send } = useSend();
  const [isAsked, setIsAsked] = useState(false);
  const words = data.layouts;
  if (!isAsked)
    return (
      <button type="button" className="link" onClick={() => setIsAsked(true)}>
        {words.forget}
      </button>
    );
  return (
    <>
      <button
        type="button"
        className="press"
        disabled={busy}
        onClick={() => void send('PUT', `/api/v1/registers/layout/${encodeURIComponent(head)}`, { body: null })}
      >
        {words.forgetSurely}
      </button>
      <Refused error={error} />
    </>
  );
}
