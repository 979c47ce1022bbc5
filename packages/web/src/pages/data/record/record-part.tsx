import type { EntryBody, VintagesBody } from '@shigan/contract';
import type { Indicator } from '@shigan/core';
import { type ReactElement, useId, useState } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { type Asked, useIndicators, useRead } from '../../../api/queries.ts';
import { Door } from '../../../components/door.tsx';
import { typeset } from '../../../components/number.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { Unit } from '../../../components/unit.tsx';
import { momentWords } from '../../../text/moment-words.ts';
import { measureWords, spanWords } from '../../../text/subject-words.ts';
import { useText } from '../../../text/use-text.ts';
import { placeOf } from '../import/severity.tsx';
import { measuresOf, ofMeasure } from './record-state.ts';

/** What is looked at before anything is chosen. */
const usual = 'gdp';

/** The record (观测值): every entry of an indicator and region, each with all its vintages and the cells they stand in. */
export function RecordPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { entry, kind } = useAddress();
  const indicators = useIndicators(asked.asOf);
  if (indicators === undefined) return <Loading rows={12} />;
  const indicator = indicators.get(entry ?? usual) ?? [...indicators.values()][0];
  if (indicator === undefined) return <NothingHeld />;
  return (
    <>
      <Conditions indicators={indicators} indicator={indicator} />
      <Entries key={`${indicator.code} ${asked.region}`} asked={asked} indicator={indicator} measure={kind} />
    </>
  );
}

function NothingHeld(): ReactElement {
  return <Empty>{useText().data.record.none}</Empty>;
}

function Conditions(props: {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly indicator: Indicator;
}): ReactElement {
  const { language } = useAddress();
  const go = useGo();
  const { data } = useText();
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const names = new Map([...props.indicators.values()].map((one) => [one.name[language], one.code]));
  return (
    <div className="conditions" role="search">
      <label>
        <span>{data.record.indicator}</span>
        <input
          type="search"
          list={list}
          value={typed ?? props.indicator.name[language]}
          onFocus={(event) => event.target.select()}
          onBlur={() => setTyped(undefined)}
          onChange={(event) => {
            setTyped(event.target.value);
            const code = names.get(event.target.value);
            if (code !== undefined) go({ entry: code, kind: undefined, figures: [] });
          }}
        />
        <datalist id={list}>
          {[...names.keys()].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <small className="explains">{data.record.hint}</small>
    </div>
  );
}

/** Entries that are drawn at first. */
const shownFirst = 60;

function Entries(props: {
  readonly asked: Asked;
  readonly indicator: Indicator;
  readonly measure: string | undefined;
}): ReactElement {
  const { city, region, asOf } = props.asked;
  const { indicator } = props;
  const parameters = { city, region, asOf, indicator: indicator.code };
  const { data, error, refetch } = useRead<VintagesBody>('/api/v1/series/vintages', parameters);
  const go = useGo();
  const text = useText();
  const [isWhole, setIsWhole] = useState(false);
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const words = text.data.record;
  if (data.entries.length === 0) return <Empty>{words.noEntries(data.name)}</Empty>;
  const measures = measuresOf(data.entries);
  const all = ofMeasure(data.entries, props.measure);
  const shown = isWhole ? all : all.slice(0, shownFirst);
  return (
    <>
      <p className="lede" data-plain>
        {words.lede(all.length, all.filter(({ vintages }) => vintages.length > 1).length)}
      </p>
      {measures.length > 1 && (
        <div className="orders" role="group" aria-label={text.data.import.differences.measure}>
          {[undefined, ...measures].map((measure) => (
            <button
              key={measure ?? ''}
              type="button"
              aria-pressed={measure === props.measure}
              onClick={() => go({ kind: measure }, 'replace')}
            >
              {measure === undefined ? words.allMeasures : measureWords(measure, text)}
            </button>
          ))}
        </div>
      )}
      <div className="scroll">
        <table className="plain-table entries">
          <caption className="unseen">{data.name}</caption>
          <thead>
            <tr>
              <th scope="col">{text.data.import.differences.span}</th>
              <th scope="col">{text.data.import.differences.measure}</th>
              <th scope="col" className="number">
                {words.value}
              </th>
              <th scope="col">{words.status}</th>
              <th scope="col">{words.knownFrom}</th>
              <th scope="col">{words.source}</th>
              <th scope="col">{text.data.history.by}</th>
              <th scope="col">{words.vintages}</th>
            </tr>
          </thead>
          {shown.map((entry) => (
            <Entry key={`${entry.span} ${entry.measure}`} entry={entry} indicator={indicator} />
          ))}
        </table>
      </div>
      {shown.length < all.length && (
        <button type="button" className="press" data-plain onClick={() => setIsWhole(true)}>
          {words.whole(all.length)}
        </button>
      )}
    </>
  );
}

function Entry({ entry, indicator }: { readonly entry: EntryBody; readonly indicator: Indicator }): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const inForce = entry.vintages.at(-1);
  const earlier = entry.vintages.slice(0, -1).toReversed();
  return (
    <tbody>
      <tr>
        <th scope="row" data-plain>
          {spanWords(entry.span, indicator, language)}
        </th>
        <td>{measureWords(entry.measure, text)}</td>
        {inForce !== undefined && <VintageCells vintage={inForce} />}
        <td>
          {earlier.length === 0 ? (
            <span className="absent">{text.data.record.one}</span>
          ) : (
            <button type="button" className="link" aria-expanded={isOpen} data-plain onClick={() => setIsOpen(!isOpen)}>
              {text.data.record.several(entry.vintages.length)}
            </button>
          )}
        </td>
      </tr>
      {isOpen &&
        earlier.map((vintage) => (
          <tr key={vintage.figure} className="earlier">
            <td colSpan={2}>{text.data.record.earlier}</td>
            <VintageCells vintage={vintage} />
            <td />
          </tr>
        ))}
    </tbody>
  );
}

function VintageCells({ vintage }: { readonly vintage: EntryBody['vintages'][number] }): ReactElement {
  const text = useText();
  const statuses: Readonly<Record<string, string>> = text.figure.statuses;
  const { source } = vintage;
  return (
    <>
      <td className="number">
        <Door figures={[vintage.figure]}>
          {typeset(vintage.shown)}
          <Unit>{vintage.unit}</Unit>
        </Door>
      </td>
      <td>{vintage.status === null ? '' : (statuses[vintage.status] ?? vintage.status)}</td>
      <td data-plain>{momentWords(vintage.knownFrom, text).day}</td>
      <td className="source" data-plain>
        {source.fileName} <span data-plain>{placeOf({ sheet: source.sheet, row: null, column: source.cell })}</span>
      </td>
      <td data-plain>{text.data.withoutAccount[vintage.byName] ?? vintage.byName}</td>
    </>
  );
}
