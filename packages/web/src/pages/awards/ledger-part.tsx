import type { LedgerBody } from '@shigan/contract';
import { authorities, awardLevels } from '@shigan/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useState } from 'react';
import { askAnew } from '../../api/ask-anew.ts';
import { sendJson } from '../../api/fetch-json.ts';
import { useMe } from '../../api/people.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { saveCsv, saveXlsx } from '../../charts/download.ts';
import { PlainHeads } from '../../components/column-head.tsx';
import { Refused } from '../../components/refused.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useAddress } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';
import { countsOf, type LedgerConditions, type LedgerLine, ledgerTable, linesMeeting } from './ledger-state.ts';
import { NoticeEntry } from './notice-entry.tsx';
import { SheetEntry } from './sheet-entry.tsx';

const nothingAsked: LedgerConditions = { year: '', authority: '', level: '', words: '' };

/** The award ledger (激励台账): every line with its notice and who entered it; narrowed, taken along, reversed, added to. */
export function LedgerPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const words = text.awardParts.ledger;
  const [withReversed, setWithReversed] = useState(false);
  const [conditions, setConditions] = useState(nothingAsked);
  const { data: me } = useMe();
  const { data, error, refetch } = useRead<LedgerBody>('/api/v1/awards/ledger', {
    city: asked.city,
    asOf: asked.asOf,
    reversed: withReversed ? 'true' : undefined,
  });
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  const lines = linesMeeting(data.awards, conditions);
  const { awards, items } = countsOf(lines);
  const mayEnter = me?.may.includes('award.enter') === true && asked.asOf === undefined;
  return (
    <div>
      <div className="headline-block stacked">
        <h1 data-plain>{words.headline(awards, items)}</h1>
        <p className="lede" data-plain>
          {words.lede}
        </p>
      </div>
      {mayEnter && <NoticeEntry city={asked.city} />}
      {mayEnter && (
        <SheetEntry
          path="/api/v1/awards/ledger/workbook"
          label={text.awardParts.sheets.importLedger}
          told={({ entered = 0, alreadyHeld = 0 }) => text.awardParts.sheets.ledgerTold(entered, alreadyHeld)}
        />
      )}
      <Conditions
        lines={data.awards}
        conditions={conditions}
        onChange={(change) => setConditions({ ...conditions, ...change })}
      >
        <label className="award-check">
          <input type="checkbox" checked={withReversed} onChange={() => setWithReversed(!withReversed)} />
          {words.withReversed}
        </label>
        <button
          type="button"
          className="press"
          onClick={() =>
            void saveXlsx(ledgerTable(lines, text), words.fileName, { note: words.headline(awards, items), language })
          }
        >
          {`${words.export} .xlsx`}
        </button>
        <button
          type="button"
          className="press"
          onClick={() => saveCsv(ledgerTable(lines, text), words.fileName, language)}
        >
          {`${words.export} .csv`}
        </button>
        <a
          href={`/api/v1/awards/ledger/workbook?city=${asked.city}${asked.asOf === undefined ? '' : `&asOf=${asked.asOf}`}`}
        >
          {text.awardParts.sheets.template}
        </a>
      </Conditions>
      {lines.length === 0 ? (
        <p className="note" data-plain>
          {words.none}
        </p>
      ) : (
        <Lines lines={lines} mayReverse={mayEnter} />
      )}
    </div>
  );
}

function Conditions(props: {
  readonly lines: readonly LedgerLine[];
  readonly conditions: LedgerConditions;
  readonly onChange: (change: Partial<LedgerConditions>) => void;
  readonly children: ReactNode;
}): ReactElement {
  const { conditions, onChange } = props;
  const text = useText();
  const words = text.awardParts.ledger;
  const years = [...new Set(props.lines.map((line) => line.year))].toSorted((a, b) => b - a);
  const choice = (
    name: 'year' | 'authority' | 'level',
    all: string,
    options: readonly (readonly [string, string])[],
  ) => (
    <span className="select">
      <select
        aria-label={words.columns[name]}
        value={conditions[name]}
        onChange={({ target }) => onChange({ [name]: target.value })}
      >
        <option value="" data-plain>
          {all}
        </option>
        {options.map(([value, shown]) => (
          <option key={value} value={value} data-plain>
            {shown}
          </option>
        ))}
      </select>
    </span>
  );
  return (
    <div className="award-conditions">
      <input
        type="search"
        className="find"
        placeholder={words.find}
        aria-label={words.find}
        value={conditions.words}
        onChange={({ target }) => onChange({ words: target.value })}
      />
      {choice(
        'year',
        words.allYears,
        years.map((year) => [String(year), String(year)]),
      )}
      {choice(
        'authority',
        words.allAuthorities,
        authorities.map((one) => [one, text.awardParts.authorities[one]]),
      )}
      {choice(
        'level',
        words.allLevels,
        awardLevels.map((level) => [level, text.awards.levels[level]]),
      )}
      {props.children}
    </div>
  );
}

function Lines({
  lines,
  mayReverse,
}: {
  readonly lines: readonly LedgerLine[];
  readonly mayReverse: boolean;
}): ReactElement {
  const text = useText();
  const { columns } = text.awardParts.ledger;
  const heads = [
    columns.year,
    columns.authority,
    columns.measure,
    columns.level,
    columns.recipient,
    columns.notice,
    columns.entered,
    ...(mayReverse ? [columns.act] : []),
  ];
  return (
    <div className="award-scroll">
      <table className="award-table award-lines">
        <PlainHeads heads={heads} />
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} mayReverse={mayReverse} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ line, mayReverse }: { readonly line: LedgerLine; readonly mayReverse: boolean }): ReactElement {
  const text = useText();
  const words = text.awardParts.ledger;
  const [asks, setAsks] = useState(false);
  return (
    <tr className={line.reversed === null ? undefined : 'reversed'}>
      <td data-plain>{line.year}</td>
      <td data-plain>{text.awardParts.authorities[line.authority]}</td>
      <th scope="row" data-plain>
        {line.title}
        {line.rewards.length > 0 && <small data-plain>{line.rewards.join(text.awards.listSign)}</small>}
      </th>
      <td data-plain>{text.awards.levels[line.level]}</td>
      <td data-plain>{line.recipientName}</td>
      <td data-plain>
        {line.notice}
        <small data-plain>
          {line.announcedOn !== null && words.announced(line.announcedOn)}
          {!line.verified && ` ${text.awardParts.unverified}`}
        </small>
      </td>
      <td data-plain>
        {line.knownFrom.slice(0, 10)}
        <small data-plain>
          {line.reversed !== null ? words.reversed(line.reversed.reason) : line.by === 'cli' ? words.operator : line.by}
        </small>
      </td>
      {mayReverse && (
        <td data-plain>
          {line.reversed === null &&
            (asks ? (
              <Reversal line={line} onClose={() => setAsks(false)} />
            ) : (
              <button
                type="button"
                className="press"
                aria-label={`${words.reverse} ${line.title} ${line.recipientName}`}
                onClick={() => setAsks(true)}
              >
                {words.reverse}
              </button>
            ))}
        </td>
      )}
    </tr>
  );
}

function Reversal({ line, onClose }: { readonly line: LedgerLine; readonly onClose: () => void }): ReactElement {
  const words = useText().awardParts.ledger;
  const { city, language } = useAddress();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<unknown>();
  const reverse = async (): Promise<void> => {
    try {
      await sendJson('/api/v1/awards/reversals', { city }, language, { award: line.id, reason });
      await askAnew(queries);
      onClose();
    } catch (error) {
      setRefusal(error);
    }
  };
  return (
    <div className="award-reversal">
      <input
        aria-label={words.reverseReason(line.title)}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <button type="button" className="press" disabled={reason.trim() === ''} onClick={() => void reverse()}>
        {words.confirm}
      </button>
      <button type="button" className="press" onClick={onClose}>
        {words.cancel}
      </button>
      <Refused error={refusal} />
    </div>
  );
}
