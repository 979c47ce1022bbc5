import type { EnteredBody, NoticeElementBody } from '@shigan/contract';
import { authorities } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { askAnew } from '../../api/ask-anew.ts';
import { problemOf, RequestFailed, sendJson } from '../../api/fetch-json.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { Refused } from '../../components/refused.tsx';
import { FileChoice } from '../../components/file-choice.tsx';
import { useText } from '../../text/use-text.ts';

/** What a person says of an open name: a region's code, or that it is left out. Nothing said: absent. */
type Settled = Readonly<Record<string, string | null>>;

/** From notice to ledger (登记通报): its text is read into lists, names that match nothing are settled by a person, and the whole is
 *  entered or nothing of it. */
export function NoticeEntry({ city }: { readonly city: string }): ReactElement {
  const text = useText();
  const words = text.awardParts.notice;
  const { language } = useAddress();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [notice, setNotice] = useState({ text: '', year: '', authority: 'province', number: '' });
  const [lists, setLists] = useState<readonly NoticeElementBody[]>();
  const [settled, setSettled] = useState<Settled>({});
  const [entered, setEntered] = useState<EnteredBody>();
  const [refusal, setRefusal] = useState<unknown>();
  const change = (part: Partial<typeof notice>): void => {
    setNotice({ ...notice, ...part });
    setLists(undefined);
    setEntered(undefined);
  };
  const asked = {
    text: notice.text,
    authority: notice.authority,
    ...(notice.year === '' ? {} : { year: Number(notice.year) }),
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setRefusal(undefined);
    try {
      await work();
    } catch (error) {
      setRefusal(error);
    }
  };
  const read = (): Promise<void> =>
    attempt(async () =>
      setLists(await sendJson<NoticeElementBody[]>('/api/v1/awards/notice', { city }, language, asked)),
    );
  const enter = (): Promise<void> =>
    attempt(async () => {
      const number = notice.number === '' ? {} : { notice: notice.number };
      setEntered(
        await sendJson<EnteredBody>('/api/v1/awards/entries', { city }, language, { ...asked, ...number, settled }),
      );
      setLists(undefined);
      await askAnew(queries);
    });
  const open = [...new Set(lists?.flatMap((list) => list.unmatched) ?? [])].filter((name) => !(name in settled));
  return (
    <section className="award-block award-notice">
      <button type="button" className="press" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.close : words.open}
      </button>
      {isOpen && (
        <>
          <h2 data-plain>{words.title}</h2>
          <div className="award-conditions">
            <FileChoice
              label={words.file}
              accept=".txt,.docx,.html,.htm"
              onChoose={([file]) => {
                if (file !== undefined) void attempt(async () => change({ text: await textOf(file, city) }));
              }}
            />
            <label>
              {words.year}
              <input
                inputMode="numeric"
                size={6}
                maxLength={4}
                value={notice.year}
                onChange={({ target }) => change({ year: target.value.replaceAll(/\D/gu, '') })}
              />
            </label>
            <label>
              {words.authority}
              <select value={notice.authority} onChange={({ target }) => change({ authority: target.value })}>
                {authorities.map((one) => (
                  <option key={one} value={one} data-plain>
                    {text.awardParts.authorities[one]}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.number}
              <input value={notice.number} onChange={({ target }) => setNotice({ ...notice, number: target.value })} />
            </label>
          </div>
          <textarea
            rows={8}
            aria-label={words.text}
            placeholder={words.hint}
            value={notice.text}
            onChange={({ target }) => change({ text: target.value })}
          />
          <div className="award-conditions">
            <button type="button" className="press" disabled={notice.text.trim() === ''} onClick={() => void read()}>
              {words.read}
            </button>
            {lists !== undefined && lists.length > 0 && (
              <button type="button" className="press" disabled={open.length > 0} onClick={() => void enter()}>
                {words.enter}
              </button>
            )}
            {open.length > 0 && <span role="status">{words.openNames(open.length)}</span>}
            {entered !== undefined && (
              <span role="status">{words.entered(entered.entered.length, entered.alreadyHeld)}</span>
            )}
          </div>
          <Refused error={refusal} />
          {lists !== undefined && (
            <Lists
              lists={lists}
              settled={settled}
              onSettle={(name, code) =>
                setSettled(code === undefined ? without(settled, name) : { ...settled, [name]: code })
              }
            />
          )}
        </>
      )}
    </section>
  );
}

function without(settled: Settled, name: string): Settled {
  return Object.fromEntries(Object.entries(settled).filter(([key]) => key !== name));
}

/** The text of a file, as the server reads it. */
async function textOf(file: File, city: string): Promise<string> {
  const path = '/api/v1/awards/notice/text';
  const form = new FormData();
  form.set('file', file);
  const response = await fetch(`${path}?city=${city}`, { method: 'POST', body: form });
  if (!response.ok) throw new RequestFailed(path, await problemOf(response));
  const { text }: { readonly text: string } = await response.json();
  return text;
}

function Lists(props: {
  readonly lists: readonly NoticeElementBody[];
  readonly settled: Settled;
  readonly onSettle: (name: string, code: string | null | undefined) => void;
}): ReactElement {
  const text = useText();
  const words = text.awardParts.notice;
  const { lists } = props;
  if (lists.length === 0)
    return (
      <p className="note" data-plain>
        {words.none}
      </p>
    );
  const names = lists.reduce((sum, list) => sum + list.recipients.length + list.unmatched.length, 0);
  const sign = text.awards.listSign;
  return (
    <div className="award-scroll">
      <p className="lede" data-plain>
        {words.found(lists.length, names)}
      </p>
      <table className="award-table award-lines">
        <PlainHeads heads={Object.values(words.columns)} />
        <tbody>
          {lists.map((list, place) => (
            <tr key={`${list.measure.title}/${place}`}>
              <th scope="row" data-plain>
                {list.measure.title}
                {list.reason !== list.measure.title && <small data-plain>{list.reason}</small>}
              </th>
              <td data-plain>
                {list.recipients.map((one) => one.name).join(sign)}
                {list.candidates.map(({ name, regions }) => (
                  <label key={name} className="award-open">
                    {words.unknown(name)}
                    <select
                      value={name in props.settled ? (props.settled[name] ?? '-') : ''}
                      onChange={({ target: { value } }) =>
                        props.onSettle(name, value === '' ? undefined : value === '-' ? null : value)
                      }
                    >
                      <option value="" data-plain>
                        {words.choose}
                      </option>
                      {regions.map((region) => (
                        <option key={region.code} value={region.code} data-plain>
                          {region.name}
                        </option>
                      ))}
                      <option value="-" data-plain>
                        {words.leaveOut}
                      </option>
                    </select>
                  </label>
                ))}
              </td>
              <td data-plain>{list.rewards.map((reward) => reward.text).join(sign)}</td>
              <td data-plain>{list.agencies.join(sign)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
