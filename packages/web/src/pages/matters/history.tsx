import type { MatterBody, MatterEventBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import { type ReactElement, useState } from 'react';
import { momentWords, shortDayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { EvidenceLink } from './evidence-link.tsx';

const reports: ReadonlySet<string> = new Set(['report', 'reportDone']);

/** The history (办理记录), newest first: who did what when, with reason and evidence, and what the platform points out. */
export function History({ matter }: { readonly matter: MatterBody }): ReactElement {
  const text = useText();
  const [onlyReports, setOnlyReports] = useState(false);
  const lines = matter.history.filter((event) => !onlyReports || reports.has(event.act)).toReversed();
  return (
    <section className="sec">
      <div className="cap">
        <h2>{text.matter.history}</h2>
        <span className="orders">
          <button type="button" aria-pressed={onlyReports} onClick={() => setOnlyReports(true)}>
            {text.matter.reportsOnly}
          </button>
          <button type="button" aria-pressed={!onlyReports} data-plain onClick={() => setOnlyReports(false)}>
            {text.matter.historyAll(matter.history.length)}
          </button>
        </span>
      </div>
      <ol className="timeline">
        {lines.map((event) => (
          <Line key={event.version} event={event} matter={matter} />
        ))}
      </ol>
    </section>
  );
}

function Line({ event, matter }: { readonly event: MatterEventBody; readonly matter: MatterBody }): ReactElement {
  const text = useText();
  const moment = momentWords(event.at, text);
  const report = matter.reports.find((one) => one.number === event.version);
  const reminder = matter.reminders.find((one) => one.number === event.version);
  const said = report?.text ?? wordsIn(event.details) ?? '';
  return (
    <li className={`${reports.has(event.act) ? 'report' : ''} ${event.signs.length > 0 ? 'pointed' : ''}`}>
      <time dateTime={event.at} data-plain>
        {shortDayWords(dayOf(event.at), matter.asOf, text)}
        <br />
        {moment.minute}
      </time>
      <i className="dot" aria-hidden="true" />
      <div>
        <b data-plain>{event.words}</b> <span data-plain>{event.by.name}</span>
        {event.by.unit !== null && event.by.unit !== event.by.name && (
          <span className="quiet" data-plain>
            {' '}
            {event.by.unit}
          </span>
        )}
        {said !== '' && <p data-plain>“{said}”</p>}
        {event.reason !== null && <p data-plain>{event.reason}</p>}
        {event.signs.map((sign) => (
          <p key={sign.sign} className="sign" data-plain>
            {sign.words}
          </p>
        ))}
        {event.evidence.length > 0 && (
          <p className="quiet" data-plain>
            {text.matter.evidence(event.evidence.length)}：
            {event.evidence.map((one, n) => (
              <EvidenceLink key={`${one.name} ${one.sha256 ?? n}`} matter={matter.id} file={one} isFirst={n === 0} />
            ))}
          </p>
        )}
        {report?.verdictWords !== null && report?.verdictWords !== undefined && (
          <p className="quiet" data-plain>
            {report.verdictWords}
            {report.grounds === null ? '' : `：${report.grounds}`}
          </p>
        )}
        {reminder !== undefined && (
          <p className="quiet" data-plain>
            {reminder.readAt === null
              ? text.matter.unread
              : text.matter.readReminder(momentWords(reminder.readAt, text).day)}
          </p>
        )}
        {event.by.enteredBy !== null && !matter.demo && (
          <p className="quiet" data-plain>
            {text.matter.enteredBy(event.by.enteredBy)}
          </p>
        )}
      </div>
    </li>
  );
}

/** What an act says in words, where it does: an instruction, a reminder. */
function wordsIn(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('words' in details)) return undefined;
  return typeof details.words === 'string' ? details.words : undefined;
}
