import type { CompletenessBody, DueBody, ReleaseBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { type Asked, useRead } from '../../../api/queries.ts';
import { Light, type LightOrNone } from '../../../components/light.tsx';
import { PageLink } from '../../../components/page-link.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { dayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { cellsOf, monthsAsYears } from './completeness-state.ts';

/** What has arrived of what was to come (报送情况): who is late, the grid of releases, the calendar of those due next. */
export function CompletenessPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useRead<CompletenessBody>('/api/v1/completeness', { ...asked });
  const text = useText();
  if (data === undefined)
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  if (data.rows.length === 0) return <Empty>{text.data.completeness.none}</Empty>;
  return (
    <div className="completeness">
      <Late found={data} />
      <Grid found={data} />
      <Calendar found={data} />
    </div>
  );
}

function Late({ found }: { readonly found: CompletenessBody }): ReactElement {
  const text = useText();
  const words = text.data.completeness;
  const count = found.late.reduce((sum, { releases }) => sum + releases.length, 0);
  return (
    <section className="block-of">
      <h2 data-plain>{count === 0 ? words.noneLate : words.late(count, found.late.length)}</h2>
      <p className="lede" data-plain>
        {words.lede(dayWords(found.today, text), found.graceDays)}
      </p>
      {count > 0 && (
        <div className="scroll">
          <table className="plain-table late">
            <caption className="unseen">{words.lateTitle}</caption>
            <thead>
              <tr>
                <th scope="col">{words.department}</th>
                <th scope="col">{words.indicator}</th>
                <th scope="col">{words.span}</th>
                <th scope="col">{words.due}</th>
                <th scope="col" className="number">
                  {words.daysLate}
                </th>
                <th scope="col">{words.wanting}</th>
              </tr>
            </thead>
            {found.late.map(({ department, releases }) => (
              <tbody key={department ?? ''}>
                {releases.map((due, at) => (
                  <tr key={due.indicator}>
                    {at === 0 && (
                      <th scope="rowgroup" rowSpan={releases.length}>
                        {department ?? words.nobody}
                      </th>
                    )}
                    <LateCells due={due} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  );
}

function LateCells({ due }: { readonly due: DueBody }): ReactElement {
  const text = useText();
  const { release } = due;
  return (
    <>
      <td>
        <Indicator code={due.indicator} name={due.name} />
      </td>
      <td data-plain>{release.label}</td>
      <td data-plain>{dayWords(release.due, text)}</td>
      <td className="number some" data-plain>
        {release.daysLate}
      </td>
      <td className="wanting" data-plain>
        {wantingWords(release, text.data.completeness.all)}
      </td>
    </>
  );
}

/** Names of the regions wanting; all of them is one word. */
function wantingWords({ wanting, of }: ReleaseBody, all: string): string {
  return wanting.length === of && of > 1 ? all : wanting.map(({ name }) => name).join('、');
}

function Indicator({ code, name }: { readonly code: string; readonly name: string }): ReactElement {
  const address = useAddress();
  return (
    <PageLink className="link" to={{ ...address, page: 'indicators', section: undefined, indicator: code }}>
      {name}
    </PageLink>
  );
}

const lights: Readonly<Record<ReleaseBody['state'], LightOrNone>> = {
  whole: 'green',
  part: 'yellow',
  awaited: 'yellow',
  late: 'red',
  coming: 'none',
};

function Grid({ found }: { readonly found: CompletenessBody }): ReactElement {
  const text = useText();
  const words = text.data.completeness;
  const sections: Readonly<Record<string, string>> = text.sections;
  return (
    <section className="block-of">
      <h2>{words.grid}</h2>
      <p className="lede" data-plain>
        {words.gridLede(found.name)}
      </p>
      <div className="scroll">
        <table className="plain-table arrivals">
          <caption className="unseen">{words.grid}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {words.indicator}
              </th>
              {monthsAsYears(found.months).map(({ year, months }) => (
                <th key={year} scope="colgroup" colSpan={months} data-plain>
                  {words.year(year)}
                </th>
              ))}
            </tr>
            <tr>
              {found.months.map((month) => (
                <th key={month} scope="col" className="release-month" data-plain>
                  {words.month(Number(month.slice(5)))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row, at) => (
              <tr key={row.indicator} className={row.section === found.rows[at - 1]?.section ? undefined : 'first-of'}>
                <th scope="row" title={`${sections[row.section] ?? row.section} ${row.department ?? words.nobody}`}>
                  <Indicator code={row.indicator} name={row.name} />
                  {row.never.length > 0 && (
                    <small title={row.never.map(({ name }) => name).join('、')} data-plain>
                      {words.never(row.never.length)}
                    </small>
                  )}
                </th>
                {cellsOf(row, found.months).map((release, column) => (
                  <Cell key={found.months[column]} release={release} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note legend">
        {(['whole', 'part', 'awaited', 'late', 'coming'] as const).map((state) => (
          <span key={state} className={`release-key ${state}`}>
            {words.states[state]}
          </span>
        ))}
        <span>{words.noRelease}</span>
      </p>
    </section>
  );
}

function Cell({ release }: { readonly release: ReleaseBody | undefined }): ReactElement {
  const text = useText();
  const words = text.data.completeness;
  if (release === undefined) return <td className="release none" />;
  const { state, held, of } = release;
  const hint = `${release.label} ${words.states[state]} ${words.dueOn(dayWords(release.due, text))} ${wantingWords(release, words.all)}`;
  return (
    <td className={`release ${state}`} title={hint.trimEnd()} data-plain>
      {state === 'coming'
        ? words.dayOfMonth(Number(release.due.slice(5, 7)), Number(release.due.slice(8)))
        : held === of
          ? of
          : `${held}/${of}`}
    </td>
  );
}

function Calendar({ found }: { readonly found: CompletenessBody }): ReactElement {
  const text = useText();
  const words = text.data.completeness;
  return (
    <section className="block-of">
      <h2>{words.calendar}</h2>
      <div className="scroll">
        <table className="plain-table calendar">
          <caption className="unseen">{words.calendar}</caption>
          <thead>
            <tr>
              <th scope="col">{words.due}</th>
              <th scope="col">{words.span}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.indicator}</th>
            </tr>
          </thead>
          {found.calendar.map(({ day, releases }) => {
            const groups = groupsOf(releases);
            return (
              <tbody key={day} className={day > found.today ? undefined : 'past'}>
                {groups.map(({ release, names }, at) => (
                  <tr key={`${release.label} ${release.state}`}>
                    {at === 0 && (
                      <th scope="rowgroup" rowSpan={groups.length} data-plain>
                        {dayWords(day, text)}
                      </th>
                    )}
                    <td data-plain>{release.label}</td>
                    <td>
                      <Light light={lights[release.state]} words={words.states[release.state]} hint="" />
                    </td>
                    <td>{names.join('、')}</td>
                  </tr>
                ))}
              </tbody>
            );
          })}
        </table>
      </div>
    </section>
  );
}

/** Releases of a day that are about one span and have come equally far, together. */
function groupsOf(
  releases: readonly DueBody[],
): readonly { readonly release: ReleaseBody; readonly names: readonly string[] }[] {
  const groups = new Map<string, { release: ReleaseBody; names: string[] }>();
  for (const { release, name } of releases) {
    const key = `${release.label} ${release.state}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { release, names: [name] });
    else group.names.push(name);
  }
  return [...groups.values()];
}
