import type { CityBody, MeBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { addressHref } from '../address/address.ts';
import { addMonths, monthBefore, monthOf } from '../address/asked.ts';
import { useAddress, useGo } from '../address/use-address.ts';
import type { Asked } from '../api/queries.ts';
import { dayWords } from '../text/moment-words.ts';
import { useText } from '../text/use-text.ts';
import { AccountMenu } from './account-menu.tsx';
import { NotificationsLink } from './notifications-link.tsx';
import { type Place, PlaceNav } from './place-nav.tsx';
import { RegionSelect } from './region-select.tsx';

/** Months that can be chosen from. */
const monthsBack = 48;

/** The head of every page: where one is, whose figures, of which month, as of when; closed by the red rule (文武线). */
export function Masthead(props: {
  readonly cities: readonly CityBody[];
  readonly city: CityBody;
  readonly asked: Asked;
  readonly today: string;
  readonly me: MeBody;
  readonly places: readonly Place[];
  readonly onFind: () => void;
}): ReactElement {
  const { city, asked, today } = props;
  const address = useAddress();
  const go = useGo();
  const text = useText();
  const maySee = props.me.may.includes('board.read');
  // Region, month and day say what figures are asked for.
  const hasFigures = maySee && !withoutFigures.has(address.page);
  return (
    <header className="masthead">
      <span className="brand" title={text.brandHint}>
        {text.brand}
      </span>
      <PlaceNav places={props.places} />
      <div className="controls">
        {props.cities.length > 1 && <CitySelect cities={props.cities} city={city} />}
        {hasFigures && (
          <>
            <RegionSelect city={city} region={address.county ?? asked.region} asOf={asked.asOf} />
            <MonthSelect period={asked.period} latest={monthBefore(today.slice(0, 7))} />
            <AsOfInput asOf={asked.asOf} today={today} />
          </>
        )}
        {props.me.may.includes('search') && (
          <button type="button" className="find-open" onClick={props.onFind} aria-keyshortcuts="/">
            {text.find.open}
            <kbd data-plain>/</kbd>
          </button>
        )}
        {props.me.may.includes('notification.read') && <NotificationsLink asOf={asked.asOf} />}
        <a
          className="language"
          href={addressHref({ ...address, language: address.language === 'zh' ? 'en' : 'zh' })}
          lang={address.language === 'zh' ? 'en' : 'zh-CN'}
          title={text.controls.languageHint}
          onClick={(event) => {
            event.preventDefault();
            go({ language: address.language === 'zh' ? 'en' : 'zh' }, 'replace');
          }}
        >
          {text.controls.language}
        </a>
        <AccountMenu me={props.me} />
      </div>
      {city.demo && (
        <strong className="demo" title={text.demoHint}>
          {text.demo}
        </strong>
      )}
    </header>
  );
}

function CitySelect({ cities, city }: { readonly cities: readonly CityBody[]; readonly city: CityBody }): ReactElement {
  const go = useGo();
  const text = useText();
  return (
    <span className="select">
      <select
        aria-label={text.controls.city}
        value={city.code}
        onChange={(event) => go({ city: event.target.value, region: undefined, period: undefined, figures: [] })}
      >
        {cities.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Pages that ask for no figures: region, month and day say nothing there. */
const withoutFigures: ReadonlySet<string> = new Set(['system', 'account', 'notifications']);

/** The pages of the main navigation, in the order of the loop: measure, judge, act, report. Figures are for who may see the board. */
const places = [
  'board',
  'indicators',
  'outlook',
  'counties',
  'enterprises',
  'projects',
  'attraction',
  'parks',
  'matters',
  'awards',
  'bulletins',
  'drafts',
  'data',
] as const;

/** The pages that somebody may go to. */
export function placesFor(me: MeBody, words: ReturnType<typeof useText>['nav']): readonly Place[] {
  const rights: Readonly<Partial<Record<Place['page'], string>>> = {
    enterprises: 'enterprise.read',
    projects: 'project.read',
    attraction: 'attraction.read',
    parks: 'park.read',
  };
  const pages = places.filter((page) => me.may.some((action) => action === (rights[page] ?? 'board.read')));
  const named = pages.map((page) => ({ page, name: words[page] }));
  return me.signedIn ? [...named, { page: 'system', name: words.system }] : named;
}

function MonthSelect({ period, latest }: { readonly period: string; readonly latest: string }): ReactElement {
  const go = useGo();
  const text = useText();
  const newest = period > latest ? period : latest;
  const recent = Array.from({ length: monthsBack }, (_, back) => addMonths(newest, -back));
  const months = recent.includes(period) ? recent : [...recent, period];
  const choose = (month: string): void => go({ period: month, figures: [] });
  return (
    <span className="month">
      <button
        type="button"
        className="step"
        aria-label={text.controls.earlier}
        title={text.controls.earlier}
        onClick={() => choose(addMonths(period, -1))}
      >
        ‹
      </button>
      <span className="select">
        <select aria-label={text.controls.period} value={period} onChange={(event) => choose(event.target.value)}>
          {months.map((month) => (
            <option key={month} value={month}>
              {text.monthsSoFar(monthOf(month).year, monthOf(month).month)}
            </option>
          ))}
        </select>
      </span>
      <button
        type="button"
        className="step"
        aria-label={text.controls.later}
        title={text.controls.later}
        disabled={period >= latest}
        onClick={() => choose(addMonths(period, 1))}
      >
        ›
      </button>
    </span>
  );
}

function AsOfInput({ asOf, today }: { readonly asOf: string | undefined; readonly today: string }): ReactElement {
  const go = useGo();
  const text = useText();
  return (
    <label className="as-of">
      <span>{text.controls.asOf}</span>
      {asOf === undefined && (
        <span className="today" aria-hidden="true">
          {text.controls.today} {dayWords(today, text)}
        </span>
      )}
      <input
        type="date"
        value={(asOf ?? today).slice(0, 10)}
        max={today}
        aria-label={text.controls.asOf}
        onChange={(event) => {
          const { value } = event.target;
          if (value !== '') go({ asOf: value >= today ? undefined : value, figures: [] });
        }}
      />
    </label>
  );
}
