import {
  type ExplanationBody,
  type InputBody,
  missingWords,
  type SourceBody,
  type VintageBody,
} from '@shigan/contract';
import { type Indicator, isMissing, parseEnterpriseFigureId, parseRosterFigureId, type Region } from '@shigan/core';
import type { ReactElement, ReactNode } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useExplanation } from '../api/queries.ts';
import { momentWords } from '../text/moment-words.ts';
import { type Names, ruleWords, roleWords, subjectWords } from '../text/subject-words.ts';
import { useText } from '../text/use-text.ts';
import { Door } from './door.tsx';
import { EnterpriseExplanation } from './enterprise-explanation.tsx';
import { RosterExplanation } from './roster-explanation.tsx';
import { FigureUses } from './figure-uses.tsx';
import { typeset } from './number.tsx';
import { shownValue } from './input-words.ts';
import { Failed, Loading } from './states.tsx';
import { Surroundings } from './surroundings.tsx';
import { Unit } from './unit.tsx';

/** Where one figure comes from: its formula, what it was worked out from, its source cell, all its values. */
export function Explanation(props: {
  readonly id: string;
  readonly indicators: ReadonlyMap<string, Indicator> | undefined;
  readonly regions: ReadonlyMap<string, Region> | undefined;
}): ReactElement {
  if (parseRosterFigureId(props.id) !== undefined) return <RosterExplanation id={props.id} />;
  return parseEnterpriseFigureId(props.id) === undefined ? (
    <RecordExplanation {...props} />
  ) : (
    <EnterpriseExplanation id={props.id} />
  );
}

/** Of a figure that rests on observations. */
function RecordExplanation(props: Parameters<typeof Explanation>[0]): ReactElement {
  const { data, error, refetch } = useExplanation(props.id);
  const { language } = useAddress();
  const text = useText();
  if (data === undefined) {
    return error === null ? <Loading rows={5} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const names: Names = { indicators: props.indicators, regions: props.regions, language, text };
  return (
    <section className="explanation">
      <h3 data-plain>{subjectWords(data, names)}</h3>
      <p className="explained">
        {isMissing(data.value) ? (
          <span className="absent">{missingWords[data.value.missing][language]}</span>
        ) : (
          <b data-figure={data.id}>
            {typeset(data.shown)}
            <Unit>{data.unit}</Unit>
          </b>
        )}
        <span>{ruleWords(data, text)}</span>
      </p>
      <Block title={text.figure.formula}>
        <p data-plain>{data.formula}</p>
        <p className="symbols" data-plain>
          {data.symbols}
        </p>
      </Block>
      {!isMissing(data.source) && <Source source={data.source} by={isMissing(data.by) ? undefined : data.by} />}
      {data.rule !== 'published' && data.inputs.length > 0 && <Inputs inputs={data.inputs} names={names} />}
      <FigureUses id={props.id} />
      {data.rule === 'published' && <Vintages vintages={data.vintages} />}
    </section>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <div className="block">
      <h4>{title}</h4>
      {children}
    </div>
  );
}

function Source({ source, by }: { readonly source: SourceBody; readonly by: string | undefined }): ReactElement {
  const text = useText();
  return (
    <Block title={text.figure.source}>
      <dl>
        <dt>{text.figure.file}</dt>
        <dd data-plain>
          <a className="link" href={`/api/v1/files/${source.file}`} download={source.fileName} data-plain>
            {source.fileName}
          </a>
        </dd>
        {source.sheet !== '' && (
          <>
            <dt>{text.figure.sheet}</dt>
            <dd data-plain>{source.sheet}</dd>
          </>
        )}
        <dt>{text.figure.cell}</dt>
        <dd className="cell" data-plain>
          {source.cell}
        </dd>
        <dt>{text.figure.fingerprint}</dt>
        <dd data-plain title={source.file}>
          {source.file.slice(0, 16)}…
        </dd>
        {by !== undefined && (
          <>
            <dt>{text.figure.by}</dt>
            <dd data-plain>{text.data.withoutAccount[by] ?? by}</dd>
          </>
        )}
      </dl>
      <Surroundings source={source} />
    </Block>
  );
}

function Inputs({
  inputs,
  names,
}: {
  readonly inputs: ExplanationBody['inputs'];
  readonly names: Names;
}): ReactElement {
  const text = useText();
  return (
    <Block title={text.figure.inputs}>
      <table className="inputs">
        <tbody>
          {inputs.map((input, index) => (
            <Input key={index} input={input} names={names} />
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Input({ input, names }: { readonly input: InputBody; readonly names: Names }): ReactElement {
  const { text, language } = names;
  const role = <th data-plain>{roleWords(input.role, names)}</th>;
  switch (input.kind) {
    case 'observation':
      return (
        <tr>
          {role}
          <td data-plain>{subjectWords(input, names)}</td>
          <td>
            <Door figures={[input.id]}>
              {shownValue(input, language)}
              <Unit>{input.unit}</Unit>
            </Door>
          </td>
        </tr>
      );
    case 'figure':
      return (
        <tr>
          {role}
          <td data-plain>{`${subjectWords(input, names)} · ${ruleWords(input, text)}`}</td>
          <td>
            <Door figures={[input.id]}>
              {shownValue(input, language)}
              <Unit>{input.unit}</Unit>
            </Door>
          </td>
        </tr>
      );
    case 'setting':
      return (
        <tr>
          {role}
          <td data-plain>{`${text.figure.register} ${input.register} ${input.key}`}</td>
          <td data-plain>{input.value}</td>
        </tr>
      );
    case 'constant':
      return (
        <tr>
          {role}
          <td>{text.figure.constant}</td>
          <td data-plain>
            {shownValue(input, language)}
            {input.unit}
          </td>
        </tr>
      );
  }
}

function Vintages({ vintages }: { readonly vintages: readonly VintageBody[] }): ReactElement {
  const text = useText();
  const last = vintages.length - 1;
  return (
    <Block title={text.figure.vintages}>
      <table className="vintages">
        <thead>
          <tr>
            <th className="number">{text.figure.value}</th>
            <th>{text.figure.knownFrom}</th>
            <th>{text.figure.source}</th>
          </tr>
        </thead>
        <tbody>
          {vintages.map((vintage, index) => {
            const known = momentWords(vintage.knownFrom, text);
            const stored = momentWords(vintage.storedAt, text);
            return (
              <tr key={`${vintage.knownFrom} ${vintage.storedAt}`} className={index === last ? 'in-force' : undefined}>
                <td className="number" data-plain>
                  {typeset(vintage.value.toFixed(vintage.decimals))}
                </td>
                <td data-plain title={`${text.figure.storedAt} ${stored.day} ${stored.minute}`}>
                  {known.day} {known.minute}
                  {vintage.status !== null && ` · ${statusWord(vintage.status, text.figure.statuses)}`}
                  {index === last && ` · ${text.figure.inForce}`}
                </td>
                <td data-plain title={vintage.source.fileName}>
                  {[vintage.source.sheet, vintage.source.cell].filter((part) => part !== '').join(' ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Block>
  );
}

function statusWord(status: string, words: Readonly<Record<string, string>>): string {
  return words[status] ?? status;
}
