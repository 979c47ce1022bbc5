import { type ReactElement, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Page } from '../address/address.ts';
import { elsewhere } from '../address/elsewhere.ts';
import { useAddress } from '../address/use-address.ts';
import { useText } from '../text/use-text.ts';
import { PageLink } from './page-link.tsx';
import { howManyFit } from './place-nav-state.ts';

/** One page of the main navigation. */
export interface Place {
  readonly page: Page;
  readonly name: string;
}

/** The main navigation (主导航): as many pages as there is room for side by side, the others behind one button. */
export function PlaceNav({ places }: { readonly places: readonly Place[] }): ReactElement {
  const text = useText();
  const { page } = useAddress();
  const frame = useRef<HTMLElement>(null);
  const [fitting, setFitting] = useState(places.length);
  useLayoutEffect(() => {
    const nav = frame.current;
    if (nav === null) return undefined;
    const measure = (): void => {
      const widths = [...nav.querySelectorAll<HTMLElement>('.measure > *')].map((each) => each.offsetWidth);
      setFitting(howManyFit(widths.slice(0, -1), widths.at(-1) ?? 0, nav.clientWidth));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(nav);
    measure();
    return () => watch.disconnect();
  });
  const rest = places.slice(fitting);
  const hidden = rest.find((each) => each.page === page);
  return (
    <nav ref={frame} className="places" aria-label={text.nav.label}>
      {places.slice(0, fitting).map((each) => (
        <PlaceLink key={each.page} place={each} />
      ))}
      {rest.length > 0 && (
        <More key={page} places={rest} name={hidden?.name ?? text.nav.more} isHere={hidden !== undefined} />
      )}
      {/* Words that only take up room, to measure by: the style sheet draws them, so that no text stands twice. */}
      <span className="measure" aria-hidden="true">
        {places.map(({ page: each, name }) => (
          <span key={each} data-words={name} />
        ))}
        <span data-words={`${text.nav.more} ▾`} />
      </span>
    </nav>
  );
}

function More(props: {
  readonly places: readonly Place[];
  readonly name: string;
  readonly isHere: boolean;
}): ReactElement {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const { current } = box;
      if (current === null || !current.open) return;
      if (
        event instanceof KeyboardEvent
          ? event.key === 'Escape'
          : !(event.target instanceof Node && current.contains(event.target))
      )
        current.open = false;
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details ref={box} className={props.isHere ? 'more-places here' : 'more-places'}>
      <summary>
        {props.name} <span aria-hidden="true">▾</span>
      </summary>
      <div className="places-list">
        {props.places.map((each) => (
          <PlaceLink key={each.page} place={each} />
        ))}
      </div>
    </details>
  );
}

/** A page of the main navigation, for the same region, month and day. */
function PlaceLink({ place: { page, name } }: { readonly place: Place }): ReactElement {
  const address = useAddress();
  // What a page's own section was is none of another's.
  const to = elsewhere(address, page, page === address.page ? { section: address.section } : {});
  return (
    <PageLink to={to} current={address.page === page}>
      {name}
    </PageLink>
  );
}
