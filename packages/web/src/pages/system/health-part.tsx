import type { HealthBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useText } from '../../text/use-text.ts';

/** How the server is. */
export function HealthPart({ health }: { readonly health: HealthBody }): ReactElement {
  const text = useText();
  const { version, store, cities } = health;
  const backends: Readonly<Record<string, string>> = text.system.health.backends;
  return (
    <dl className="settings">
      <div>
        <dt>{text.system.health.state}</dt>
        <dd data-plain>{text.system.health.well}</dd>
      </div>
      <div>
        <dt>{text.system.health.version}</dt>
        <dd data-plain>{version}</dd>
      </div>
      <div>
        <dt>{text.system.health.store}</dt>
        <dd data-plain>{backends[store.backend] ?? store.backend}</dd>
      </div>
      <div>
        <dt>{text.system.health.schema}</dt>
        <dd data-plain>{store.schemaVersion}</dd>
      </div>
      {cities.map((city) => (
        <div key={city.code}>
          <dt>{city.name}</dt>
          <dd data-plain>
            {city.code}
            {city.demo && ` · ${text.demo}`}
            {city.businessDate !== null && ` · ${text.system.health.businessDate(city.businessDate.slice(0, 10))}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
