import type { CityBody, MeBody } from '@shigan/contract';
import type { ReactElement, ReactNode } from 'react';
import type { Asked } from '../api/queries.ts';
import { FigureHint } from './figure-hint.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { Masthead } from './masthead.tsx';
import { PastNotice } from './past-notice.tsx';
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
  const { city, asked, today } = props;
  const text = useText();
  return (
    <>
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <Masthead cities={props.cities} city={city} asked={asked} today={today} me={props.me} />
      <main id="content" className={asked.asOf === undefined ? 'page' : 'page past'} tabIndex={-1}>
        {asked.asOf !== undefined && <PastNotice asOf={asked.asOf} />}
        {props.children}
      </main>
      <footer className="foot">{city.demo && <span>{text.demoHint}</span>}</footer>
      <FigurePanel asOf={asked.asOf} />
      <FigureHint asOf={asked.asOf} />
    </>
  );
}
