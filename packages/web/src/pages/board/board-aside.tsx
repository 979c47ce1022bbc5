import type { BoardBody, MatterRowBody } from '@shigan/contract';
import { addDays, type Indicator } from '@shigan/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useBoard, useIndicators, useMatters } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { dayWords, shortDayWords } from '../../text/moment-words.ts';
import { useText } from '../../text/use-text.ts';
import { languageOf, MatterLink } from '../matters/matter-link.tsx';
import { decisions, notYetMatters, silent, type Waiting } from './decisions-state.ts';
import { FollowUp } from './findings.tsx';
import { boardChanges, hasChanged } from './since-state.ts';
import { upcomingReleases } from './upcoming-state.ts';

/** Entries of each list: what fits beside the board. */
const shown = 3;
const shownReleases = 4;

/** What stands beside the board: what has changed, what waits for a decision, which warnings nobody follows, who is silent, what comes
 *  next. */
export function BoardAside(props: {
  readonly board: BoardBody;
  readonly asked: Asked;
  readonly today: string;
}): ReactElement {
  const text = useText();
  const { board, asked, today } = props;
  const { data } = useMatters(asked);
  const catalogue = useIndicators(asked.asOf);
  return (
    <aside className="board-aside" aria-label={text.aside.label}>
      <Since board={board} asked={asked} today={today} />
      {data !== undefined && <Matters board={board} matters={data.matters} today={today} />}
      {catalogue !== undefined && <Next board={board} catalogue={catalogue} today={today} />}
    </aside>
  );
}

function Part({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section>
      <h2 data-plain>
        {title}
        {note !== undefined && (
          <span className="count" data-plain>
            {note}
          </span>
        )}
      </h2>
      {children}
    </section>
  );
}

/** What the board says that it did not when one looked last; for who looks for the first time, or again the same day, a week ago. */
function Since({
  board,
  asked,
  today,
}: {
  readonly board: BoardBody;
  readonly asked: Asked;
  readonly today: string;
}): ReactElement | null {
  const text = useText();
  const since = useLastVisit(`${asked.city} ${asked.region}`, today);
  const { data } = useBoard({ ...asked, asOf: since });
  if (data === undefined || data.period !== board.period) return null;
  const changes = boardChanges(data.rows, board.rows);
  const { released, lights, ranks, revised } = changes;
  const labels = new Map<string, number>();
  for (const { cutoff } of released)
    if ('label' in cutoff) labels.set(cutoff.label, (labels.get(cutoff.label) ?? 0) + 1);
  const [label = ''] = [...labels].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  const [light, rank, revision] = [lights[0], ranks[0], revised[0]];
  const rest = (n: number): string => (n > 1 ? text.aside.andMore(n - 1) : '');
  return (
    <Part title={text.aside.since(shortDayWords(since, today, text))}>
      {hasChanged(changes) ? (
        <dl className="since">
          {released.length > 0 && (
            <Line name={text.aside.released}>
              <span data-plain>{text.aside.releasedWords(released.length, label)}</span>
            </Line>
          )}
          {light && (
            <Line name={text.aside.lights}>
              <span data-plain>
                {text.aside.lightsWords(light.row.name, text.pace.words[light.from], text.pace.words[light.to])}
                {rest(lights.length)}
              </span>
            </Line>
          )}
          {rank && (
            <Line name={text.aside.ranks}>
              <Door figures={[rank.row.figures['rank']]}>
                {text.aside.ranksWords(rank.row.name, rank.from, rank.to)}
                {rest(ranks.length)}
              </Door>
            </Line>
          )}
          {revision && (
            <Line name={text.aside.revised}>
              <Door figures={[revision.figure]}>
                {text.aside.revisedWords(
                  revision.row.name,
                  typeset(revision.from),
                  typeset(revision.to),
                  revision.unit,
                )}
                {rest(revised.length)}
              </Door>
            </Line>
          )}
        </dl>
      ) : (
        <p className="nothing">{text.aside.sinceNone}</p>
      )}
    </Part>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The day of the visit before today's (kept by the browser), or a week ago. */
function useLastVisit(key: string, today: string): string {
  const name = `shigan.visited ${key}`;
  const [since] = useState(() => {
    const [last = '', before = ''] = (localStorage.getItem(name) ?? '').split(' ');
    const visit = last < today ? last : before;
    return visit !== '' && visit < today ? visit : addDays(today, -7);
  });
  useEffect(() => {
    const [last = ''] = (localStorage.getItem(name) ?? '').split(' ');
    if (last !== today) localStorage.setItem(name, `${today} ${last}`);
  }, [name, today]);
  return since;
}

function Matters(props: {
  readonly board: BoardBody;
  readonly matters: readonly MatterRowBody[];
  readonly today: string;
}): ReactElement {
  const text = useText();
  const { board, matters, today } = props;
  const waiting = decisions(matters);
  const alone = notYetMatters(board.rows, matters, board.region);
  const late = silent(matters);
  const address = useAddress();
  return (
    <>
      <Part title={text.aside.decide} note={String(waiting.length)}>
        {waiting.length === 0 && <p className="nothing">{text.aside.decideNone}</p>}
        <ol className="decide">
          {waiting.slice(0, shown).map(({ matter, waiting: why }) => (
            <li key={matter.id}>
              <MatterLink row={matter} />
              <span className="below" data-plain>
                {whyWords(matter, why, text, today)}
              </span>
            </li>
          ))}
        </ol>
      </Part>
      <Part title={text.aside.notYet} note={String(alone.length)}>
        {alone.length === 0 && <p className="nothing">{text.aside.notYetNone}</p>}
        <ul>
          {alone.slice(0, shown).map(({ row, finding }) => (
            <li key={row.indicator}>
              <span className="pair">
                <PageLink to={{ ...address, page: 'indicators', indicator: row.indicator, figures: [] }}>
                  {row.name}
                </PageLink>
                <FollowUp row={row} finding={finding} />
              </span>
              <Door figures={finding.figures} className="below">
                {finding.message}
              </Door>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={text.aside.late} note={String(late.length)}>
        {late.length === 0 && <p className="nothing">{text.aside.lateNone}</p>}
        <ul>
          {late.slice(0, shown).map((matter) => (
            <li key={matter.id}>
              <span className="pair">
                <span data-plain lang={languageOf(matter.leadUnit?.name ?? matter.region.name)}>
                  {matter.leadUnit?.name ?? matter.region.name}
                </span>
                <span className="worse" data-plain>
                  {matter.silence > 1
                    ? text.aside.silence(matter.silence)
                    : text.aside.owed(shortDayWords(matter.owedSince ?? today, today, text))}
                </span>
              </span>
              <MatterLink row={matter} className="below" />
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function whyWords(matter: MatterRowBody, why: Waiting, text: ReturnType<typeof useText>, today: string): string {
  switch (why) {
    case 'extension':
      return text.aside.whyExtension(
        matter.askedDeadline === null ? '—' : shortDayWords(matter.askedDeadline, today, text),
      );
    case 'review':
      return text.aside.whyReview;
    case 'apart':
      return text.aside.whyApart;
    case 'met':
      return text.aside.whyMet;
    case 'reported':
      return text.aside.whyReported;
    case 'proposed':
      return text.aside.whyProposed(matter.proposed?.words ?? '');
  }
}

function Next(props: {
  readonly board: BoardBody;
  readonly catalogue: ReadonlyMap<string, Indicator>;
  readonly today: string;
}): ReactElement | null {
  const text = useText();
  const { board, catalogue, today } = props;
  const days = upcomingReleases(board.rows, catalogue, today, shownReleases);
  if (days.length === 0) return null;
  return (
    <Part title={text.aside.next}>
      <dl className="since next">
        {days.map(({ day, span, names }) => (
          <div key={`${day} ${span.length} ${names[0] ?? ''}`}>
            <dt data-plain title={dayWords(day, text)}>
              {shortDayWords(day, today, text)}
            </dt>
            <dd data-plain>
              {text.aside.nextWords(
                text.monthsSoFar(span.year, span.startMonth + span.length - 1),
                names[0] ?? '',
                names.length,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
