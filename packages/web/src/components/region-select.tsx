import type { CityBody } from '@shigan/contract';
import type { Region } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../address/use-address.ts';
import { useRegions } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';

/** Chooses whose board it is: the city, one of its parts, the region it belongs to, or one of that region's other cities. */
export function RegionSelect(props: {
  readonly city: CityBody;
  readonly region: string;
  readonly asOf: string | undefined;
}): ReactElement {
  const { city, region } = props;
  const { language, county, page } = useAddress();
  const go = useGo();
  const text = useText();
  const regions = useRegions(props.asOf);
  const groups = regions === undefined ? [] : groupsOf(regions, city.code);
  const isListed = groups.some((group) => group.some(({ code }) => code === region));
  return (
    <span className="select">
      <select
        aria-label={text.controls.region}
        value={region}
        onChange={(event) => {
          const chosen = event.target.value;
          // On a county's page another county's is meant; a region that is none has no such page.
          const isPart = regions?.get(chosen)?.parent === city.code;
          if (page !== 'counties' || county === undefined) go({ region: chosen, figures: [] });
          else go({ county: isPart ? chosen : undefined, region: isPart ? undefined : chosen, figures: [] });
        }}
      >
        {!isListed && <option value={region}>{region === city.code ? city.name : region}</option>}
        {groups.map((group) => (
          <optgroup key={group[0]?.code} label="—">
            {group.map(({ code, name }) => (
              <option key={code} value={code}>
                {name[language]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </span>
  );
}

/** The city, its parts, its parent, its parent's other parts. */
function groupsOf(regions: ReadonlyMap<string, Region>, cityCode: string): readonly (readonly Region[])[] {
  const city = regions.get(cityCode);
  const partsOf = (code: string | null | undefined): readonly Region[] =>
    [...regions.values()].filter(({ parent }) => parent !== null && parent === code);
  const parent = city?.parent == null ? undefined : regions.get(city.parent);
  const groups = [
    city === undefined ? [] : [city],
    partsOf(cityCode),
    parent === undefined ? [] : [parent],
    partsOf(parent?.code).filter(({ code }) => code !== cityCode),
  ];
  return groups.filter((group) => group.length > 0);
}
