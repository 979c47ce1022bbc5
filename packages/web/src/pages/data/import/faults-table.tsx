import type { FaultBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useIndicators, useRegions } from '../../../api/queries.ts';
import { useText } from '../../../text/use-text.ts';
import { Severity } from './severity.tsx';

/** Faults whose label can be given a meaning: the file is read anew with it, no figure is touched. */
const readable: ReadonlySet<string> = new Set([
  'unknown-indicator',
  'ambiguous-indicator',
  'unknown-region',
  'ambiguous-region',
]);

/** Rows that are drawn at first. */
const shownFirst = 30;

/** All faults of a file (问题清单): where, what, what stands there, and what can be done about it. */
export function FaultsTable(props: {
  readonly faults: readonly FaultBody[];
  readonly onPlace: (fault: FaultBody) => void;
  readonly onRead: (label: string, meaning: string) => void;
}): ReactElement {
  const { data } = useText();
  const [isWhole, setIsWhole] = useState(false);
  const words = data.import.faults;
  const shown = isWhole ? props.faults : props.faults.slice(0, shownFirst);
  return (
    <section className="block-of">
      <h3 data-plain>{words.title(props.faults.length)}</h3>
      <div className="scroll">
        <table className="plain-table faults">
          <thead>
            <tr>
              <th scope="col">{words.severity}</th>
              <th scope="col">{words.sheet}</th>
              <th scope="col">{words.row}</th>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.message}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.remedy}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fault, index) => (
              // Two faults of one cell and code differ in nothing but their place in the list.
              <Row key={index} fault={fault} onPlace={props.onPlace} onRead={props.onRead} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < props.faults.length && (
        <button type="button" className="press" data-plain onClick={() => setIsWhole(true)}>
          {words.all(props.faults.length)}
        </button>
      )}
    </section>
  );
}

function Row(props: {
  readonly fault: FaultBody;
  readonly onPlace: (fault: FaultBody) => void;
  readonly onRead: (label: string, meaning: string) => void;
}): ReactElement {
  const { fault } = props;
  const { data } = useText();
  return (
    <tr>
      <td>
        <Severity of={fault.severity} />
      </td>
      <td data-plain>{fault.sheet}</td>
      <td data-plain>{fault.row}</td>
      <td data-plain>{fault.column}</td>
      <td className="message" data-plain>
        {fault.message}
      </td>
      <td className="held" data-plain>
        {fault.value}
      </td>
      <td>
        {fault.row !== null && (
          <button type="button" className="link" onClick={() => props.onPlace(fault)}>
            {data.import.faults.show}
          </button>
        )}
        {fault.value !== null && readable.has(fault.code) && (
          <Meaning fault={fault} onRead={(meaning) => props.onRead(fault.value ?? '', meaning)} />
        )}
      </td>
    </tr>
  );
}

/** What a label is to be read as. */
function Meaning(props: { readonly fault: FaultBody; readonly onRead: (meaning: string) => void }): ReactElement {
  const { language } = useAddress();
  const { data } = useText();
  const indicators = useIndicators(undefined);
  const regions = useRegions(undefined);
  const isRegion = props.fault.code.endsWith('region');
  const choices = isRegion
    ? [...(regions?.values() ?? [])].map(({ code, name }) => [`region:${code}`, name[language]] as const)
    : [...(indicators?.values() ?? [])].map(({ code, name }) => [code, name[language]] as const);
  return (
    <label className="meaning">
      <span className="unseen">{data.import.faults.readAs}</span>
      <select value="" onChange={(event) => props.onRead(event.target.value)}>
        <option value="" disabled>
          {data.import.faults.readAs}
        </option>
        <option value="aside">{data.import.faults.aside}</option>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
