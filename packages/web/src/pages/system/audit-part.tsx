import type { AuditLineBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useAudit, useAuditCheck } from '../../api/people.ts';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { lineMoment } from './line-moment.ts';

/** The audit log: find, look into a line, check the chain, take all of it along. */
export function AuditPart(): ReactElement {
  const text = useText();
  const go = useGo();
  const { search, city } = useAddress();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [before, setBefore] = useState<string>();
  const asked = { text: search, action: undefined, from: from || undefined, to: to || undefined, before };
  const { data, error, refetch } = useAudit(asked);
  return (
    <>
      <form className="find" role="search" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span>{text.system.audit.search}</span>
          <input
            type="search"
            value={search ?? ''}
            onChange={(event) => {
              setBefore(undefined);
              go({ search: event.target.value || undefined }, 'replace');
            }}
          />
        </label>
        <label>
          <span>{text.system.audit.from}</span>
          <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label>
          <span>{text.system.audit.to}</span>
          <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        <Check />
        <a className="press" href={`/api/v1/audit/export${city === undefined ? '' : `?city=${city}`}`} download>
          {text.system.audit.export}
        </a>
        <a
          className="press"
          href={`/api/v1/audit/export?format=csv${city === undefined ? '' : `&city=${city}`}`}
          download
        >
          {text.system.audit.exportTable}
        </a>
      </form>
      {data === undefined ? (
        error === null ? (
          <Loading rows={12} />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : (
        <Lines lines={data.lines} onMore={setBefore} />
      )}
    </>
  );
}

function Check(): ReactElement {
  const text = useText();
  const { data } = useAuditCheck();
  if (data === undefined) return <span className="check-result">{text.system.audit.checking}</span>;
  return (
    <span
      className={data.faults.length === 0 ? 'check-result' : 'check-result worse'}
      title={data.head.hash}
      data-plain
    >
      {data.faults.length === 0
        ? text.system.audit.holds(data.lines)
        : text.system.audit.broken(data.faults.map(({ number }) => number).join(text.account.listComma))}
    </span>
  );
}

function Lines(props: {
  readonly lines: readonly AuditLineBody[];
  readonly onMore: (before: string) => void;
}): ReactElement {
  const text = useText();
  const last = props.lines.at(-1);
  return (
    <div className="scroll">
      <table className="plain-table audit">
        <thead>
          <tr>
            <th scope="col">{text.system.audit.number}</th>
            <th scope="col">{text.system.audit.at}</th>
            <th scope="col">{text.system.audit.who}</th>
            <th scope="col">{text.system.audit.via}</th>
            <th scope="col">{text.system.audit.action}</th>
            <th scope="col">{text.system.audit.subject}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => (
            <tr key={line.number}>
              <td data-plain>{line.number}</td>
              <td data-plain>{lineMoment(line.at)}</td>
              <td data-plain>{line.actor.name === '' ? text.system.audit.nobody : line.actor.name}</td>
              <td data-plain>{line.actor.via}</td>
              <td>{line.action}</td>
              <td>
                <details>
                  <summary data-plain>{line.subject === '' ? line.action : line.subject}</summary>
                  <pre data-plain>
                    {JSON.stringify({ detail: line.detail, before: line.before, after: line.after }, null, 1)}
                  </pre>
                  <code data-plain>
                    {line.algorithm} {line.hash}
                  </code>
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {last !== undefined && last.number > 1 && (
        <button type="button" className="press" onClick={() => props.onMore(String(last.number))}>
          {text.system.audit.older}
        </button>
      )}
    </div>
  );
}
