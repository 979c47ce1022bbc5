import '../../style/own.css';
import { type ReactElement, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { addressHref } from '../../address/address.ts';
import { goTo, useAddress } from '../../address/use-address.ts';
import { useMay } from '../../api/people.ts';
import { useSavedViews, useSearch } from '../../api/own.ts';
import { type Asked, useRegions } from '../../api/queries.ts';
import { useText } from '../../text/use-text.ts';
import type { Place } from '../place-nav.tsx';
import { nextOffer, type Offer, offersOf } from './find-state.ts';
import { SavedViews } from './saved-views.tsx';

/** Looks for anything (查找): pages, saved views, indicators, regions, people, units, matters, documents. */
export function FindDialog(props: {
  readonly asked: Asked;
  readonly places: readonly Place[];
  readonly onClose: () => void;
}): ReactElement {
  const { asked, places, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const text = useText();
  const address = useAddress();
  const may = useMay();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const looked = useDeferredValue(words.trim());
  const { data, error, isPlaceholderData } = useSearch(looked, asked.asOf);
  const { data: saved } = useSavedViews(may('view.save'));
  const regions = useRegions(asked.asOf);
  useEffect(() => dialog.current?.showModal(), []);
  const hits = looked === '' ? [] : (data?.hits ?? []);
  const isPart = (region: string): boolean => regions?.get(region)?.parent === asked.city;
  const offers = offersOf({ words, places, views: saved?.views ?? [], hits, from: address, isPart });
  const isFound = data !== undefined && !isPlaceholderData && looked === words.trim();
  const at = Math.min(chosen, Math.max(0, offers.length - 1));
  const open = (offer: Offer | undefined): void => {
    if (offer === undefined) return;
    dialog.current?.close();
    follow(offer);
  };
  return (
    <dialog
      ref={dialog}
      className="find-dialog"
      aria-label={text.find.title}
      onClose={onClose}
      onPointerDown={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="find-box">
        <input
          // A search field would take the first Escape for itself.
          type="text"
          inputMode="search"
          role="combobox"
          aria-label={text.find.title}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={offers.length === 0 ? undefined : `${list}-${at}`}
          placeholder={text.find.placeholder}
          autoComplete="off"
          maxLength={200}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setChosen(0);
          }}
          onKeyDown={(event) => {
            // While Chinese is being composed the keys are the input method's.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') open(offers[at]);
            else if (event.key === 'ArrowDown') setChosen(nextOffer(offers.length, at, 1));
            else if (event.key === 'ArrowUp') setChosen(nextOffer(offers.length, at, -1));
            else return;
            event.preventDefault();
          }}
        />
        <div id={list} role="listbox" aria-label={text.find.title} className="offers" tabIndex={-1}>
          {offers.map((offer, index) => (
            <OfferLine
              key={offer.key}
              id={`${list}-${index}`}
              offer={offer}
              isChosen={index === at}
              onPoint={() => setChosen(index)}
              onOpen={() => open(offer)}
            />
          ))}
        </div>
        {offers.length === 0 && isFound && looked !== '' && (
          <p className="find-none" role="status" data-plain>
            {text.find.none(looked)}
          </p>
        )}
        {words === '' && may('view.save') && <SavedViews views={saved?.views} />}
        <p className="find-foot" data-plain>
          <span role="status">
            {looked === ''
              ? ''
              : error !== null
                ? text.states.failedTitle
                : isFound
                  ? text.find.count(offers.length)
                  : text.states.loading}
          </span>
          <span>{text.find.hint}</span>
        </p>
      </div>
    </dialog>
  );
}

function follow({ to }: Offer): void {
  if (!('href' in to)) goTo(to);
  else if (to.href.startsWith('/api/')) location.assign(to.href);
  else {
    history.pushState(null, '', to.href);
    dispatchEvent(new PopStateEvent('popstate'));
  }
  scrollTo(0, 0);
}

/** A line of what is offered. It takes no focus: the field keeps it, and says which line is chosen. */
function OfferLine(props: {
  readonly id: string;
  readonly offer: Offer;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}): ReactElement {
  const { id, offer, isChosen } = props;
  const text = useText();
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <button
      ref={line}
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={isChosen}
      data-href={'href' in offer.to ? offer.to.href : addressHref(offer.to)}
      data-plain
      onPointerMove={props.onPoint}
      onClick={props.onOpen}
    >
      <span className="offer-kind">{text.find.kinds[offer.kind]}</span>
      <span className="offer-name" lang={/\p{Script=Han}/u.test(offer.name) ? 'zh-CN' : undefined}>
        {offer.name}
      </span>
      <span className="offer-note" lang={/\p{Script=Han}/u.test(offer.note) ? 'zh-CN' : undefined}>
        {offer.note}
      </span>
    </button>
  );
}
