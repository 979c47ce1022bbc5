import type { CityBody, MeBody } from '@shigan/contract';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import type { Asked } from '../api/queries.ts';
import { FigureHint } from './figure-hint.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { Masthead, placesFor } from './masthead.tsx';
import { Quick, type QuickWindow } from './quick/quick.tsx';
import { PageTables } from './page-tables/page-tables.tsx';
import { PastNotice } from './past-notice.tsx';
import { dayWords } from '../text/moment-words.ts';
import { useText } from '../text/use-text.ts';

/** What every page has around it: masthead, the notice of a past record, the panel of an open figure, the foot. */
export function PageFrame(props: {
  readonly cities: readonly CityBody[];
  readonly city: CityBody;
  readonly asked: Asked;
  readonly today: string;
  readonly me: MeBody;
  readonly children: ReactNode;
}): ReactElement {
  const { city, asked, today, me } = props;
  const text = useText();
  const [open, setOpen] = useState<QuickWindow>();
  const places = useMemo(() => placesFor(me, text.nav), [me, text]);
  const reached = useMemo(
    () =>
      me.may.includes('notification.read')
        ? [...places, { page: 'notifications' as const, name: text.notifications.title }]
        : places,
    [me, places, text],
  );
  return (
    <>
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <Masthead
        cities={props.cities}
        city={city}
        asked={asked}
        today={today}
        me={me}
        places={places}
        onFind={() => setOpen('find')}
      />
      <main id="content" className={asked.asOf === undefined ? 'page' : 'page past'} tabIndex={-1}>
        {asked.asOf !== undefined && <PastNotice asOf={asked.asOf} />}
        {props.children}
      </main>
      <footer className="foot">
        {city.demo && <span>{text.demoHint}</span>}
        <span className="foot-links">
          <a className="link" href="/guide/index.html" hrefLang="zh-CN" target="_blank" rel="noreferrer">
            {text.keys.guide}
          </a>
          <PageTables note={noteOf(city, asked, today, text)} />
          <button type="button" className="link" aria-keyshortcuts="?" onClick={() => setOpen('help')}>
            {text.keys.open}
          </button>
        </span>
      </footer>
      <Quick asked={asked} places={reached} open={open} onOpen={setOpen} />
      <FigurePanel asOf={asked.asOf} />
      <FigureHint asOf={asked.asOf} />
    </>
  );
}

/** What stands under a table that was taken along: whose figures, as of when, and that they are invented where they are. */
function noteOf(city: CityBody, asked: Asked, today: string, text: ReturnType<typeof useText>): string {
  const day = dayWords(asked.asOf?.slice(0, 10) ?? today, text);
  return [text.tables.note(city.name, day), city.demo ? text.demoHint : ''].filter((part) => part !== '').join(' ');
}
