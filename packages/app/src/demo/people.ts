import type { AccountRole, Leader, RegionCode, Unit, UnitKind } from '@shigan/core';

/** The units, leaders and accounts of the demonstration city (演示单位和人员). The departments are those that the catalogue names;
 *  every person is invented. */

const city: RegionCode = '431200';
const government = '市人民政府';

function unit(code: string, kind: UnitKind, en: string, aliases: readonly string[] = [], region = city): Unit {
  const parent = code === government ? null : government;
  return { code, kind, name: { zh: code, en }, aliases, parent, region };
}

function county(region: RegionCode, zh: string, en: string): Unit {
  const name = { zh: `${zh}人民政府`, en: `${en} government` };
  return { code: region, kind: 'county', name, aliases: [zh], parent: government, region };
}

export const demoUnits: readonly Unit[] = [
  unit(government, 'government', 'City government'),
  unit('市人民政府督查室', 'office', 'Supervision Office', ['督查室']),
  unit('市大数据中心', 'office', 'Data centre'),
  unit('市发展和改革委员会', 'department', 'Development and Reform Commission', ['市发改委']),
  unit('市工业和信息化局', 'department', 'Industry and Information Technology', ['市工信局']),
  unit('市科学技术局', 'department', 'Science and Technology', ['市科技局']),
  unit('市财政局', 'department', 'Finance'),
  unit('市人力资源和社会保障局', 'department', 'Human Resources and Social Security', ['市人社局']),
  unit('市住房和城乡建设局', 'department', 'Housing and Urban-Rural Development', ['市住建局']),
  unit('市交通运输局', 'department', 'Transport'),
  unit('市农业农村局', 'department', 'Agriculture and Rural Affairs'),
  unit('市商务局', 'department', 'Commerce'),
  unit('市文化旅游广电体育局', 'department', 'Culture and Tourism', ['市文旅广体局']),
  unit('市市场监督管理局', 'department', 'Market Regulation', ['市市场监管局']),
  unit('市统计局', 'department', 'Statistics'),
  unit('市税务局', 'department', 'Taxation'),
  unit('国家统计局怀化调查队', 'department', 'Survey office of the National Bureau of Statistics'),
  unit('人民银行市中心支行', 'department', "People's Bank of China, city branch"),
  unit('市邮政管理局', 'department', 'Postal Administration'),
  unit('国网市供电公司', 'department', 'State Grid, city branch'),
  unit('市教育局', 'department', 'Education'),
  unit('市自然资源和规划局', 'department', 'Natural Resources and Planning', ['市自规局', '市自然资源局']),
  unit('市应急管理局', 'department', 'Emergency Management', ['市应急局']),
  unit('市信访局', 'department', 'Petitions'),
  unit('市工商业联合会', 'department', 'Federation of Industry and Commerce', ['市工商联']),
  county('431202', '鹤城区', 'Hecheng'),
  county('431221', '中方县', 'Zhongfang'),
  county('431222', '沅陵县', 'Yuanling'),
  county('431223', '辰溪县', 'Chenxi'),
  county('431224', '溆浦县', 'Xupu'),
  county('431225', '会同县', 'Huitong'),
  county('431226', '麻阳苗族自治县', 'Mayang'),
  county('431227', '新晃侗族自治县', 'Xinhuang'),
  county('431228', '芷江侗族自治县', 'Zhijiang'),
  county('431229', '靖州苗族侗族自治县', 'Jingzhou'),
  county('431230', '通道侗族自治县', 'Tongdao'),
  county('431281', '洪江市', 'Hongjiang'),
  county('431271', '洪江区', 'Hongjiang Management Area'),
];

function leader(
  code: string,
  name: string,
  post: string,
  order: number,
  fields: readonly string[],
  units: readonly string[],
): Leader {
  return { code, name, post, order, portfolio: { fields, units } };
}

export const demoLeaders: readonly Leader[] = [
  leader('mayor', '韩某', '市长', 1, ['全面工作'], [government]),
  leader(
    'first-deputy',
    '唐某',
    '常务副市长',
    2,
    ['发展改革', '财政', '税务', '统计'],
    ['市发展和改革委员会', '市财政局', '市税务局', '市统计局', '市人民政府督查室', '市教育局', '市信访局'],
  ),
  leader(
    'industry',
    '许某',
    '分管工业的副市长',
    3,
    ['工业和信息化', '科技'],
    ['市工业和信息化局', '市科学技术局', '市工商业联合会'],
  ),
  leader(
    'commerce',
    '邓某',
    '分管商务的副市长',
    4,
    ['商务', '文旅', '市场监管'],
    ['市商务局', '市文化旅游广电体育局', '市市场监督管理局'],
  ),
  leader('agriculture', '萧某', '分管农业的副市长', 5, ['农业农村', '应急'], ['市农业农村局', '市应急管理局']),
  leader(
    'construction',
    '冯某',
    '分管城建的副市长',
    6,
    ['城建', '交通', '自然资源'],
    ['市住房和城乡建设局', '市交通运输局', '市自然资源和规划局'],
  ),
  leader('finance', '曹某', '分管金融的副市长', 7, ['金融'], ['人民银行市中心支行']),
];

/** Somebody invented, to try the demonstration as. */
export interface DemoPerson {
  readonly id: string;
  readonly signInName: string;
  readonly name: string;
  readonly unit: string;
  readonly leader?: string;
  readonly roles: readonly AccountRole[];
}

function person(
  number: number,
  signInName: string,
  name: string,
  unitCode: string,
  roles: readonly AccountRole[],
  leaderCode?: string,
): DemoPerson {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return { id, signInName, name, unit: unitCode, roles, ...(leaderCode === undefined ? {} : { leader: leaderCode }) };
}

const supervision = '市人民政府督查室';

export const demoPeople: readonly DemoPerson[] = [
  person(1, 'mayor', '韩某', government, ['leader'], 'mayor'),
  person(2, 'industry-leader', '许某', government, ['leader'], 'industry'),
  person(3, 'supervision', '周某', supervision, ['supervisionOfficer']),
  person(4, 'supervision-2', '吴某', supervision, ['supervisionOfficer']),
  person(5, 'supervision-3', '郑某', supervision, ['supervisionOfficer']),
  person(6, 'industry-head', '刘某', '市工业和信息化局', ['unitHead']),
  person(7, 'industry-officer', '李某', '市工业和信息化局', ['caseOfficer']),
  person(8, 'commerce-head', '何某', '市商务局', ['unitHead']),
  person(9, 'commerce-officer', '林某', '市商务局', ['caseOfficer']),
  person(10, 'finance-head', '陈某', '市财政局', ['unitHead']),
  person(11, 'xupu', '向某', '431224', ['countyOfficer']),
  person(12, 'zhijiang', '杨某', '431228', ['countyOfficer']),
  person(13, 'statistics', '王某', '市统计局', ['statistician']),
  person(14, 'xupu-statistics', '贺某', '431224', ['statistician']),
  person(15, 'analyst', '孙某', '市发展和改革委员会', ['analyst']),
  person(16, 'assessor', '罗某', supervision, ['assessor']),
  person(17, 'viewer', '钱某', '市财政局', ['viewer']),
  person(18, 'system', '贾某', '市大数据中心', ['systemAdministrator']),
  person(19, 'security', '温某', '市大数据中心', ['securityAdministrator']),
  person(20, 'audit', '石某', '市大数据中心', ['auditAdministrator']),
];
