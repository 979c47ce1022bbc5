import '../../style/indicator.css';
import { type BoardRowBody, type IndicatorBody, missingWords } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import { lazy, type ReactElement, type ReactNode, Suspense, useEffect } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useHealth, useIndicator, useOutlookOf } from '../../api/queries.ts';
import { Absent } from '../../components/absent.tsx';
import { Door, Part } from '../../components/door.tsx';
import { Light } from '../../components/light.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { Unit } from '../../components/unit.tsx';
import { OutlookChart } from '../outlook/outlook-chart.tsx';
import { dayWords, momentWords } from '../../text/moment-words.ts';
import { UnitFindingItems, UnitFindingsOf, useUnitFindings } from '../../components/unit-findings.tsx';
import { OpenedFinding } from '../matters/opened-finding.tsx';
import { useText } from '../../text/use-text.ts';
import {
  changeWord,
  findingsInOrder,
  headlineField,
  headlineMissing,
  headlineUnit,
  lightOf,
  shownOf,
} from '../board/row-state.ts';
import { DealsBehind, ProjectsBehind } from './things-behind.tsx';
import { UnitsBehind } from './units-behind.tsx';

const Charts = lazy(async () => ({ default: (await import('./charts.tsx')).Charts }));

/** One indicator (指标): where it stands, how it came there, against whom, of what it is made, and what was changed. */
export function IndicatorPage({ asked, code }: { readonly asked: Asked; readonly code: string }): ReactElement {
  const { data, error, refetch } = useIndicator(asked, code);
  const { data: health } = useHealth();
  const text = useText();
  const name = data?.row.name;
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · ${text.brand}`;
  }, [name, text.brand]);
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const demo = health?.cities.find((city) => city.code === asked.city)?.demo === true;
  const note = text.chart.note(text.brand, momentWords(data.asOf, text).day, demo);
  return (
    <div className="detail">
      <div className="detail-main">
        <Head body={data} />
        <KeyFigures row={data.row} />
        <Outlook asked={asked} row={data.row} />
        <Suspense fallback={<Loading rows={8} />}>
          <Charts body={data} note={note} />
        </Suspense>
        <UnitsBehind asked={asked} code={code} />
        <ProjectsBehind asked={asked} code={code} />
        <DealsBehind asked={asked} code={code} />
      </div>
      <aside className="detail-side" aria-label={text.indicator.findings}>
        <UnitFindingsOf asked={asked}>
          <Findings row={data.row} />
        </UnitFindingsOf>
        <Metadata body={data} />
      </aside>
      <OpenedFinding asked={asked} />
    </div>
  );
}

function Head({ body }: { readonly body: IndicatorBody }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { row } = body;
  const sections: Readonly<Record<string, string>> = text.sections;
  const catalogue = { ...address, indicator: undefined, figures: [] };
  return (
    <>
      <nav className="crumbs" aria-label={text.indicator.breadcrumb}>
        <PageLink to={{ ...catalogue, section: undefined }}>{text.indicators.title}</PageLink>
        <span aria-hidden="true"> › </span>
        <PageLink to={{ ...catalogue, section: row.section }}>{sections[row.section] ?? row.section}</PageLink>
        <span aria-hidden="true"> › </span>
        <span data-plain>{row.name}</span>
      </nav>
      <h1>
        <Question row={row} />
      </h1>
    </>
  );
}

/** Stands in a sentence where the figure will. */
const placeOfGoal = '\u2063';

/** The page's question: whether the target will be met, where there is one. */
function Question({ row }: { readonly row: BoardRowBody }): ReactElement {
  const { questions } = useText().indicator;
  const goal = shownOf(row, 'target');
  if (isMissing(row.target) || goal === undefined) return <span data-plain>{questions.none(row.name)}</span>;
  const { kind, bound, unit } = row.target;
  const say =
    kind === 'rank'
      ? questions.rank
      : bound === 'atMost'
        ? questions.ceiling
        : kind === 'level' || kind === 'count'
          ? questions.amount
          : questions.rate;
  const [before, after] = say(row.name, placeOfGoal).split(placeOfGoal);
  return (
    <>
      <span data-plain>{before}</span>
      <Part figure={goal.figure} className="asked">
        {typeset(goal.text)}
        {kind === 'rank' ? '' : unit}
      </Part>
      <span data-plain>{after}</span>
    </>
  );
}

/** The figures that one asks for first, on one line. */
function KeyFigures({ row }: { readonly row: BoardRowBody }): ReactElement {
  const text = useText();
  const words = text.indicator;
  const field = headlineField(row);
  const headline = shownOf(row, field);
  const missing = headlineMissing(row);
  return (
    <dl className="key-figures" aria-label={words.key}>
      <Key
        label={isMissing(row.cutoff) ? words.level : row.cutoff.label}
        below={field === 'value' ? '' : amountBelow(row)}
      >
        {headline ? <Shown shown={headline} unit={headlineUnit(row)} /> : missing && <Absent reason={missing} />}
      </Key>
      <KeyOf row={row} field="change" label={words.change} unit={isMissing(row.change) ? '' : row.change.unit} signed>
        {changeWord(row, text.change)}
      </KeyOf>
      <KeyOf row={row} field="twoYearAverage" label={words.twoYear} unit="%" />
      {!isMissing(row.rank) && (
        <Key label={words.rank} below={<span data-plain>{words.rankOf(row.rank.of, row.rank.membersWord)}</span>}>
          <Door figures={[row.figures['rank']]}>{row.rank.place}</Door>
        </Key>
      )}
      {!isMissing(row.distance) && (
        <KeyOf
          row={row}
          field="distance"
          label={words.distance(text.distance.wholes[row.distance.to])}
          unit={row.distance.unit}
          signed
        />
      )}
      <TargetKey row={row} />
      <KeyOf row={row} field="growthNeeded" label={words.needed} unit="%" />
      <div className="key">
        <dt>{words.pace}</dt>
        <dd>
          <Light light={lightOf(row)} />
        </dd>
      </div>
    </dl>
  );
}

function amountBelow(row: BoardRowBody): ReactNode {
  const amount = shownOf(row, 'value');
  return (
    amount && (
      <Door figures={[amount.figure]}>
        {typeset(amount.text)}
        <Unit>{row.unit}</Unit>
      </Door>
    )
  );
}

function Key(props: {
  readonly label: string;
  readonly below?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className="key">
      <dt data-plain>{props.label}</dt>
      <dd>
        <span className="key-value">{props.children}</span>
        {props.below !== undefined && props.below !== '' && <span className="below">{props.below}</span>}
      </dd>
    </div>
  );
}

function Shown(props: {
  readonly shown: { readonly text: string; readonly figure: string | undefined };
  readonly unit: string;
  readonly signed?: boolean;
}): ReactElement {
  return (
    <Door figures={[props.shown.figure]}>
      {typeset(props.shown.text, props.signed)}
      <Unit>{props.unit}</Unit>
    </Door>
  );
}

/** A key figure of the row; one that is absent is left out. */
function KeyOf(props: {
  readonly row: BoardRowBody;
  readonly field: string;
  readonly label: string;
  readonly unit: string;
  readonly signed?: boolean;
  readonly children?: ReactNode;
}): ReactElement | null {
  const shown = shownOf(props.row, props.field);
  if (shown === undefined) return null;
  return (
    <Key label={props.label} below={props.children}>
      <Shown shown={shown} unit={props.unit} signed={props.signed === true} />
    </Key>
  );
}

function TargetKey({ row }: { readonly row: BoardRowBody }): ReactElement | null {
  const text = useText();
  const words = text.indicator;
  const goal = shownOf(row, 'target');
  if (isMissing(row.target) || goal === undefined) return null;
  const { kind, bound, verified, unit } = row.target;
  const done = shownOf(row, 'completion');
  const gap = shownOf(row, 'gap');
  const below =
    done !== undefined ? (
      <Door figures={[done.figure]}>
        {words.completion} {typeset(done.text)}%
      </Door>
    ) : (
      gap && (
        <Door figures={[gap.figure]}>
          {words.gap} {typeset(gap.text, true)}
        </Door>
      )
    );
  const label = `${words.target} · ${text.target.kinds[kind]}${text.target.bounds[kind === 'rank' ? 'atMost' : bound]}${verified ? '' : '*'}`;
  return (
    <Key label={label} below={below}>
      <Shown shown={goal} unit={unit} />
    </Key>
  );
}

function Findings({ row }: { readonly row: BoardRowBody }): ReactElement {
  const text = useText();
  const findings = findingsInOrder(row);
  const ofUnits = useUnitFindings(row.indicator);
  return (
    <section>
      <h2>{text.indicator.findings}</h2>
      {findings.length + ofUnits.length === 0 ? (
        <p className="absent">{text.indicator.noFindings}</p>
      ) : (
        <ul className="finding-list">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.message}`}>
              <Door figures={finding.figures} className={`finding-${finding.severity}`}>
                {finding.message}
              </Door>
            </li>
          ))}
          <UnitFindingItems findings={ofUnits} />
        </ul>
      )}
    </section>
  );
}

/** Where the year will end: the fan chart, or the reason why there is no outlook. */
function Outlook({ asked, row }: { readonly asked: Asked; readonly row: BoardRowBody }): ReactElement | null {
  const { language } = useAddress();
  const text = useText();
  const { data } = useOutlookOf(asked, row.indicator);
  const found = data?.rows[0];
  if (!isMissing(row.outlook)) return found === undefined ? null : <OutlookChart row={found} />;
  return (
    <section className="outlook">
      <h2>{text.indicator.outlook}</h2>
      <p className="absent">{missingWords[row.outlook.missing][language]}</p>
    </section>
  );
}

function Metadata({ body: { metadata } }: { readonly body: IndicatorBody }): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const words = text.indicator;
  const { reasonable, release, nextRelease } = metadata;
  const side = (value: number | undefined): string => (value === undefined ? '' : `${typeset(String(value))}%`);
  const entries: readonly (readonly [string, string | undefined])[] = [
    [words.definition, metadata.definition],
    ...(language === 'zh'
      ? ([
          [words.department, metadata.department ?? undefined],
          [words.leader, metadata.leader ?? undefined],
        ] as const)
      : []),
    [words.frequency, words.frequencies[metadata.frequency]],
    [
      words.basis,
      [words.prices[metadata.prices], ...(metadata.comparableBasis ? [words.comparable] : [])].join(
        language === 'zh' ? '，' : ', ',
      ),
    ],
    [words.reasonable, reasonable === null ? undefined : words.range(side(reasonable.low), side(reasonable.high))],
    [words.release, words.releaseDay(release.lagMonths, release.day)],
    [words.nextRelease, words.nextReleaseOf(nextRelease.label, dayWords(nextRelease.day, text))],
  ];
  return (
    <section>
      <h2>{words.metadata}</h2>
      <dl className="metadata">
        {entries.map(([term, said]) =>
          said === undefined || said === '' ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd data-plain>{said}</dd>
            </div>
          ),
        )}
        {language === 'zh' && metadata.sources.length > 0 && (
          <div>
            <dt>{words.sources}</dt>
            {metadata.sources.map((source) => (
              <dd key={source.file} data-plain>
                <a className="link" href={`/api/v1/files/${source.file}`} download={source.fileName} data-plain>
                  {source.fileName}
                </a>{' '}
                {[source.sheet, source.cell].filter((part) => part !== '').join(' ')}
              </dd>
            ))}
          </div>
        )}
      </dl>
    </section>
  );
}
