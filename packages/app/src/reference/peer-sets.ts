import type { PeerSet, RegionCode } from '@shigan/core';
import { cityLevel } from '@shigan/core';
import { regions } from './regions.ts';

const codes = (keep: (r: (typeof regions)[number]) => boolean): readonly RegionCode[] =>
  regions.filter((r) => keep(r)).map((r) => r.code);

const hunanCities = codes((r) => r.level === 'city' && r.parent === '430000');
const hunanCounties = codes((r) => r.level === 'county' && hunanCities.includes(r.parent ?? ''));
const huaihuaCounties = codes((r) => r.level === 'county' && r.parent === '431200');
const huaihuaUnits: readonly RegionCode[] = [...huaihuaCounties, '431271'];

/** Peer sets (比较组): who is ranked against whom, and whose figures add up to whose. */
export const peerSets: readonly PeerSet[] = [
  {
    code: 'hunan-cities',
    use: 'economy',
    name: { zh: '湖南省14个市州', en: "Hunan's 14 cities" },
    membersWord: { zh: '市州', en: 'cities' },
    members: hunanCities,
    of: '430000',
  },
  {
    code: 'huaihua-units',
    use: 'economy',
    name: { zh: '怀化市13个县市区', en: "Huaihua's 13 county units" },
    membersWord: { zh: '县市区', en: 'county units' },
    members: huaihuaUnits,
    of: '431200',
  },
  {
    code: 'huaihua-reporting-units',
    use: 'sum',
    name: { zh: '怀化市本级和13个县市区', en: "Huaihua's city level and 13 county units" },
    membersWord: { zh: '填报单位', en: 'reporting units' },
    members: [cityLevel('431200'), ...huaihuaUnits],
    of: '431200',
  },
  {
    code: 'huaihua-counties',
    use: 'awards',
    name: { zh: '怀化市12个县市区(激励)', en: "Huaihua's 12 counties (awards)" },
    membersWord: { zh: '县市区', en: 'counties' },
    members: huaihuaCounties,
    of: '431200',
  },
  {
    code: 'similar-cities',
    use: 'similar',
    name: { zh: '同类市州(湘西南山区6市州)', en: 'similar cities (6 in the hills of the south-west)' },
    membersWord: { zh: '同类市州', en: 'similar cities' },
    members: ['430500', '430800', '430900', '431100', '431300', '433100'],
    of: '431200',
  },
  {
    code: 'hunan-counties',
    use: 'awards',
    name: { zh: '湖南省122个县市区', en: "Hunan's 122 counties" },
    membersWord: { zh: '县市区', en: 'counties' },
    members: hunanCounties,
    of: '430000',
  },
];
