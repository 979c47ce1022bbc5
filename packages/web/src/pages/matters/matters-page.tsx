import '../../style/matters.css';
import type { MatterRowBody, MattersBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { type Asked, useMatters } from '../../api/queries.ts';
import { ColumnHead } from '../../components/column-head.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { shortDayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { lightNames, MatterLight } from './matter-light.tsx';
import { MatterLink } from './matter-link.tsx';
import { ImportTable } from './import-table.tsx';
import { ThreeLists } from './three-lists.tsx';
import { CircularPage } from './circular/circular-page.tsx';
import { ArchivePage } from './archive/archive-page.tsx';
import { CampaignsPage } from './campaigns/campaigns-page.tsx';
import { InspectionsPage } from './inspections/inspections-page.tsx';
import { MeetingPage } from './meeting/meeting-page.tsx';
import { ReviewPage } from './review/review-page.tsx';
import { BulkActs } from './views/bulk-acts.tsx';
import { CalendarView, GroupView, TimelineView } from './views/matter-views.tsx';
import { OverlapView } from './views/overlap-view.tsx';
import { ViewChoice } from './view-choice.tsx';
import '../../style/matters-phone.css';
import { bandOf, bandsOf, columnsOf, countsOf, found } from './matters-state.ts';

/** Matters (督办): the four lights side by side, those that disagree first; or by state. */
export function MattersPage({ asked }: { readonly asked: Asked }): ReactElement {
  const { view } = useAddress();
  switch (view) {
    case 'review':
      return <ReviewPage asked={asked} />;
    case 'circulars':
      return <CircularPage asked={asked} />;
    case 'meeting':
      return <MeetingPage asked={asked} />;
    case 'inspections':
      return <InspectionsPage asked={asked} />;
    case 'campaigns':
      return <CampaignsPage asked={asked} />;
    case 'archive':
      return <ArchivePage asked={asked} />;
    default:
      return <MatterViews asked={asked} />;
  }
}

function MatterViews({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useMatters(asked);
  const { view, search: words = '' } = useAddress();
  const go = useGo();
  const text = useText();
  const setWords = (typed: string): void => go({ search: typed === '' ? undefined : typed }, 'replace');
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  if (data.matters.length === 0)
    return (
      <>
        <Empty>{text.matters.empty}</Empty>
        {asked.asOf === undefined && <ImportTable />}
      </>
    );
  const rows = found(data.matters, words);
  return (
    <>
      <Headline data={data} words={words} find={setWords} />
      {rows.length === 0 && <p className="note">{text.matters.nothingFound}</p>}
      {rows.length > 0 && view === 'list' && <MatterTable rows={rows} asOf={data.asOf} />}
      {rows.length > 0 && view === 'states' && <StateBoard rows={rows} />}
      {rows.length > 0 && view === 'timeline' && <TimelineView rows={rows} asOf={data.asOf} />}
      {rows.length > 0 && view === 'calendar' && <CalendarView rows={rows} asOf={data.asOf} />}
      {rows.length > 0 && (view === 'leaders' || view === 'units' || view === 'counties') && (
        <GroupView rows={rows} asOf={data.asOf} by={view} />
      )}
      {view === 'overlaps' && <OverlapView asked={asked} />}
      {view === 'list' && asked.asOf === undefined && <BulkActs rows={rows} />}
      {rows.length > 0 && view === 'lists' && <ThreeLists asked={asked} shown={new Set(rows.map((row) => row.id))} />}
      {data.demo && (
        <p className="note" data-plain>
          {text.matters.invented}
        </p>
      )}
    </>
  );
}

function Headline(props: {
  readonly data: MattersBody;
  readonly words: string;
  readonly find: (words: string) => void;
}): ReactElement {
  const text = useText();
  const { apart, overdue, met, open, all } = countsOf(props.data);
  const { headline } = text.matters;
  const parts = [
    apart > 0 ? headline.apart(apart) : '',
    overdue > 0 ? headline.overdue(overdue) : '',
    met > 0 ? headline.met(met) : '',
  ].filter((part) => part !== '');
  return (
    <div className="headline-block">
      <h1 data-plain>{parts.length === 0 ? headline.none : parts.join(headline.separator)}</h1>
      <p className="lede" data-plain>
        {text.matters.lede(open, all)}
      </p>
      <div className="orders" role="group" aria-label={text.matters.view}>
        <input
          type="search"
          className="find"
          value={props.words}
          placeholder={text.matters.find}
          aria-label={text.matters.find}
          onChange={(event) => props.find(event.target.value)}
        />
        <ViewChoice />
        <button type="button" className="link" onClick={() => print()}>
          {text.controls.print}
        </button>
      </div>
    </div>
  );
}

function MatterTable({ rows, asOf }: { readonly rows: readonly MatterRowBody[]; readonly asOf: string }): ReactElement {
  const text = useText();
  const { columns, lights } = text.matters;
  return (
    <table className="board matters">
      <caption>{text.matters.question}</caption>
      <thead>
        <tr>
          <ColumnHead className="t-matter" words={columns.matter} />
          <ColumnHead className="t-unit" words={columns.unit} />
          <ColumnHead className="t-state" words={columns.state} />
          <ColumnHead className="t-deadline" words={columns.deadline} />
          {lightNames.map((name) => (
            <ColumnHead key={name} className="t-light" words={[lights[name]]} />
          ))}
          <ColumnHead className="t-next" words={columns.next} />
        </tr>
      </thead>
      {bandsOf(rows).map(({ band, rows: of }) => (
        <tbody key={band}>
          <tr className="band">
            <th colSpan={9} scope="rowgroup">
              <span className="band-name">{text.matters.bands[band]}</span>
              <span className="band-count" data-plain>
                {text.matters.count(of.length)}
              </span>
            </th>
          </tr>
          {of.map((row) => (
            <MatterLine key={row.id} row={row} asOf={asOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function MatterLine({ row, asOf }: { readonly row: MatterRowBody; readonly asOf: string }): ReactElement {
  const text = useText();
  return (
    <tr>
      <th scope="row" className="t-matter">
        <MatterLink row={row} className="name" />
        <span className="below" data-plain>
          {row.source.words} · {row.region.name}
          {row.campaign === null ? '' : ` · ${row.campaign}`}
        </span>
      </th>
      <td className="t-unit">
        <span data-plain>{row.leadUnit?.name ?? '—'}</span>
        <span className="below" data-plain>
          {row.leader?.name ?? '—'}
        </span>
      </td>
      <td className="t-state">
        <span>{row.stateWords}</span>
        <span className="below" data-plain>
          {text.matters.number(row.number.year, row.number.sequence)}
        </span>
      </td>
      <td className="t-deadline">
        <Deadline row={row} asOf={asOf} />
      </td>
      {lightNames.map((name) => (
        <td key={name} className="t-light" data-name={text.matters.lights[name]}>
          <MatterLight lights={row.lights} name={name} />
        </td>
      ))}
      <td className="t-next">
        <Next row={row} />
      </td>
    </tr>
  );
}

function Deadline({ row, asOf }: { readonly row: MatterRowBody; readonly asOf: string }): ReactElement {
  const text = useText();
  if (row.deadline === null) return <span className="absent">—</span>;
  const isDone = row.lights.schedule === 'done' || row.lights.schedule === null;
  const first = row.earlierDeadlines[0];
  return (
    <>
      <span data-plain>{shortDayWords(row.deadline, asOf, text)}</span>
      <span className={row.overdue ? 'below worse' : 'below'} data-plain>
        {row.askedDeadline !== null
          ? text.matters.asked(shortDayWords(row.askedDeadline, asOf, text))
          : row.overdue
            ? text.matters.overdue
            : first !== undefined
              ? text.matters.extended(shortDayWords(first, asOf, text))
              : isDone || row.workingDaysLeft === null
                ? ''
                : text.matters.daysLeft(row.workingDaysLeft)}
      </span>
    </>
  );
}

function Next({ row }: { readonly row: MatterRowBody }): ReactElement {
  const text = useText();
  const said = [
    row.steps >= 1 && row.lights.schedule !== 'done' ? text.matters.steps(row.steps) : '',
    row.met === true ? text.matters.met : '',
    row.silence > 0 && bandOf(row) !== 'done' ? text.matters.silence(row.silence) : '',
  ].filter((one) => one !== '');
  return (
    <>
      {row.proposed !== null && <span>{row.proposed.words}</span>}
      <span className={row.firstOnAgenda ? 'below worse' : 'below'} data-plain>
        {said.join(' · ')}
      </span>
    </>
  );
}

function StateBoard({ rows }: { readonly rows: readonly MatterRowBody[] }): ReactElement {
  const text = useText();
  return (
    <div className="state-board">
      {columnsOf(rows).map(({ states, groups }) => (
        <div key={states.join()} className="state-column">
          {groups.map(({ state, words, rows: of }) => (
            <section key={state}>
              <h2>
                {words}
                <span className="band-count" data-plain>
                  {text.matters.count(of.length)}
                </span>
              </h2>
              <ul>
                {of.map((row) => (
                  <li key={row.id} className={row.firstOnAgenda ? 'apart' : ''}>
                    <MatterLink row={row} />
                    <span className="below" data-plain>
                      {row.leadUnit?.name ?? '—'}
                    </span>
                    <span className="four" data-plain>
                      {lightNames.map((name) => (
                        <span key={name} className="one">
                          <span className="below">{text.matters.lights[name]}</span>
                          <MatterLight lights={row.lights} name={name} />
                        </span>
                      ))}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ))}
    </div>
  );
}
