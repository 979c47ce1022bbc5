import type { HealthBody, MeBody } from '@shigan/contract';
import { lazy, type ReactElement, Suspense, useCallback, useEffect, useState } from 'react';
import { type Address, home } from './address/address.ts';
import { askedOf, todayOf } from './address/asked.ts';
import { AddressContext, goTo, useAddress, useBrowserAddress } from './address/use-address.ts';
import { isUnreached, RequestFailed } from './api/fetch-json.ts';
import { useMe } from './api/people.ts';
import { useHealth } from './api/queries.ts';
import { PageFrame } from './components/page-frame.tsx';
import { Empty, Failed, Loading } from './components/states.tsx';
import type { Asked } from './api/queries.ts';
import { isShellKept, keepShell } from './offline/keep-shell.ts';
import { BoardPage } from './pages/board/board-page.tsx';
import { useOutbox } from './pages/projects/visits/use-outbox.ts';
import { textIn, useText } from './text/use-text.ts';

/** Pages that are not the first one come when they are asked for. */
const CountiesPage = lazy(async () => ({ default: (await import('./pages/counties/counties-page.tsx')).CountiesPage }));
const MattersPage = lazy(async () => ({ default: (await import('./pages/matters/matters-page.tsx')).MattersPage }));
const MatterPage = lazy(async () => ({ default: (await import('./pages/matters/matter-page.tsx')).MatterPage }));
const AwardsPage = lazy(async () => ({ default: (await import('./pages/awards/awards-page.tsx')).AwardsPage }));
const EnterprisesPage = lazy(async () => ({
  default: (await import('./pages/enterprises/enterprises-page.tsx')).EnterprisesPage,
}));
const EnterprisePage = lazy(async () => ({
  default: (await import('./pages/enterprises/enterprise-page.tsx')).EnterprisePage,
}));
const ProjectsPage = lazy(async () => ({ default: (await import('./pages/projects/projects-page.tsx')).ProjectsPage }));
const ProjectPage = lazy(async () => ({ default: (await import('./pages/projects/project-page.tsx')).ProjectPage }));
const ParksPage = lazy(async () => ({ default: (await import('./pages/parks/parks-page.tsx')).ParksPage }));
const ParkPage = lazy(async () => ({ default: (await import('./pages/parks/park-page.tsx')).ParkPage }));
const AttractionPage = lazy(async () => ({
  default: (await import('./pages/attraction/attraction-page.tsx')).AttractionPage,
}));
const DealPage = lazy(async () => ({ default: (await import('./pages/attraction/deal-page.tsx')).DealPage }));
const CataloguePage = lazy(async () => ({
  default: (await import('./pages/indicators/catalogue-page.tsx')).CataloguePage,
}));
const BulletinsPage = lazy(async () => ({
  default: (await import('./pages/bulletins/bulletins-page.tsx')).BulletinsPage,
}));
const DraftsPage = lazy(async () => ({ default: (await import('./pages/drafts/drafts-page.tsx')).DraftsPage }));
const OutlookPage = lazy(async () => ({ default: (await import('./pages/outlook/outlook-page.tsx')).OutlookPage }));
const IndicatorPage = lazy(async () => ({
  default: (await import('./pages/indicator/indicator-page.tsx')).IndicatorPage,
}));

const CountyPage = lazy(async () => ({ default: (await import('./pages/county/county-page.tsx')).CountyPage }));
const NotificationsPage = lazy(async () => ({
  default: (await import('./pages/notifications/notifications-page.tsx')).NotificationsPage,
}));
const AccountPage = lazy(async () => ({ default: (await import('./pages/account/account-page.tsx')).AccountPage }));
const FieldPage = lazy(async () => ({
  default: (await import('./pages/projects/visits/field-page.tsx')).FieldPage,
}));
const DataPage = lazy(async () => ({ default: (await import('./pages/data/data-page.tsx')).DataPage }));
const SystemPage = lazy(async () => ({ default: (await import('./pages/system/system-page.tsx')).SystemPage }));

/** The pages: which one, by the browser's address. */
export function App(): ReactElement {
  const address = useBrowserAddress();
  return <AddressContext value={address ?? home}>{address === undefined ? <NoPage /> : <CityPages />}</AddressContext>;
}

function CityPages(): ReactElement {
  const address = useAddress();
  const text = useText();
  const { data, error, isPaused, refetch } = useHealth();
  const { data: me, error: unknown, refetch: askAgain } = useMe();
  const [inField, setInField] = useState(false);
  const stay = useCallback(() => setInField(true), []);
  const leave = useCallback(() => setInField(false), []);
  // Kept for who may report visits alone; nobody knows without a way to the server, and then all stays as it is.
  const isVisitor = me && me.signedIn && me.may.includes('visit.file');
  useEffect(() => {
    if (isVisitor === undefined) return;
    const keep = (): void => void keepShell(isVisitor);
    keep();
    if (!isVisitor) return;
    // The network may go away while it is being kept: once it is back, what is missing is.
    window.addEventListener('online', keep);
    return () => window.removeEventListener('online', keep);
  }, [isVisitor]);
  const [now] = useState(() => new Date().toISOString());
  useEffect(() => {
    document.documentElement.lang = address.language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${text[address.page].title} · ${text.brand}`;
  }, [address.language, address.page, text]);
  const again = useCallback(() => void Promise.all([refetch(), askAgain()]), [refetch, askAgain]);
  const failed = error ?? unknown;
  const isCut = (data === undefined || me === undefined) && (isPaused || isUnreached(failed));
  if (inField || (isCut && isShellKept()))
    return (
      <main id="content" className="page">
        <Suspense fallback={<Loading rows={6} />}>
          <FieldPage
            account={data === undefined ? undefined : me?.signInName}
            error={failed ?? new RequestFailed('/api/v1/health', undefined)}
            retry={again}
            stay={stay}
            leave={leave}
          />
        </Suspense>
      </main>
    );
  if (data === undefined || me === undefined) {
    return (
      <main id="content" className="page">
        {failed === null ? <Loading rows={14} /> : <Failed error={failed} retry={again} />}
      </main>
    );
  }
  const city = data.cities.find(({ code }) => code === address.city) ?? data.cities[0];
  if (city === undefined) {
    return (
      <main id="content" className="page">
        <Empty>{text.states.emptyCity}</Empty>
      </main>
    );
  }
  // Where several cities are held, every address and every request says whose data are meant.
  const several = data.cities.length > 1;
  if (several && address.city !== city.code) return <Redirect to={{ ...address, city: city.code }} />;
  const elsewhere = pageFor(address.page, me);
  if (elsewhere !== address.page)
    return <Redirect to={{ ...address, page: elsewhere, indicator: undefined, section: undefined, figures: [] }} />;
  const asked = askedOf(address, city, now, me.ownRegion);
  return (
    <PageFrame cities={data.cities} city={city} asked={asked} today={todayOf(city, now)} me={me}>
      {isVisitor === true && <SendWaiting account={me.signInName} />}
      <Suspense fallback={<Loading rows={14} />}>
        <AskedPage
          address={address}
          asked={asked}
          today={asked.asOf?.slice(0, 10) ?? todayOf(city, now)}
          me={me}
          health={data}
        />
      </Suspense>
    </PageFrame>
  );
}

/** The page that somebody comes to who asks for one: the way in where it takes one, a new password where that is due, and for
 *  administrators, who see no figures, the system's page. */
function pageFor(page: Address['page'], me: MeBody): Address['page'] {
  if (me.mustChangePassword || page === 'account') return 'account';
  const isOwn = page === 'system' || page === 'notifications';
  if (isOwn ? me.signedIn : me.may.includes('board.read')) return page;
  return me.signedIn ? 'system' : 'account';
}

function AskedPage(props: {
  readonly address: Address;
  readonly asked: Asked;
  /** The day one looks from. */
  readonly today: string;
  readonly me: MeBody;
  readonly health: HealthBody;
}): ReactElement {
  const { address, asked } = props;
  switch (address.page) {
    case 'account':
      return <AccountPage me={props.me} />;
    case 'system':
      return <SystemPage me={props.me} health={props.health} />;
    case 'data':
      return <DataPage me={props.me} asked={asked} />;
    case 'board':
      return <BoardPage asked={asked} today={props.today} />;
    case 'outlook':
      return <OutlookPage asked={asked} />;
    case 'counties':
      return address.county === undefined ? (
        <CountiesPage asked={asked} />
      ) : (
        <CountyPage key={address.county} asked={asked} county={address.county} today={props.today} />
      );
    case 'notifications':
      return <NotificationsPage asked={asked} />;
    case 'matters':
      return address.matter === undefined ? (
        <MattersPage asked={asked} />
      ) : (
        <MatterPage key={address.matter} asked={asked} matter={address.matter} />
      );
    case 'enterprises':
      return address.enterprise === undefined ? (
        <EnterprisesPage asked={asked} />
      ) : (
        <EnterprisePage key={address.enterprise} asked={asked} code={address.enterprise} />
      );
    case 'projects':
      return address.project === undefined ? (
        <ProjectsPage asked={asked} />
      ) : (
        <ProjectPage key={address.project} asked={asked} code={address.project} today={props.today} />
      );
    case 'parks':
      return address.park === undefined ? (
        <ParksPage asked={asked} />
      ) : (
        <ParkPage key={address.park} asked={asked} code={address.park} />
      );
    case 'attraction':
      return address.deal === undefined ? (
        <AttractionPage asked={asked} />
      ) : (
        <DealPage key={address.deal} asked={asked} code={address.deal} />
      );
    case 'awards':
      return <AwardsPage asked={asked} />;
    case 'bulletins':
      return <BulletinsPage asked={asked} />;
    case 'drafts':
      return <DraftsPage asked={asked} />;
    case 'indicators':
      return address.indicator === undefined ? (
        <CataloguePage asked={asked} />
      ) : (
        <IndicatorPage key={address.indicator} asked={asked} code={address.indicator} />
      );
  }
}

/** Sends what waits in this browser, whatever page is open. */
function SendWaiting({ account }: { readonly account: string | null }): null {
  useOutbox(account);
  return null;
}

function Redirect({ to }: { readonly to: Address }): null {
  useEffect(() => goTo(to, 'replace'));
  return null;
}

function NoPage(): ReactElement {
  const text = textIn('zh');
  return (
    <main id="content" className="page">
      <section className="notice">
        <h1>{text.states.noPage}</h1>
        <button type="button" className="press" onClick={() => goTo(home)}>
          {text.states.toBoard}
        </button>
      </section>
    </main>
  );
}
