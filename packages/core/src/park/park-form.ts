import { rosterColumn as column, type RosterForm } from '../roster/roster-form.ts';

const thing = { of: 'thing', kind: 'text' } as const;
const money = { kind: 'number', unit: '万元', of: 'month' } as const;
const land = { kind: 'number', unit: '亩', of: 'month' } as const;
const count = (unit: string) => ({ kind: 'number', unit, of: 'month' }) as const;

/** The table of parks (园区运行情况表): one row per park and month. Amounts run from January, land and numbers stand at the month's end. */
export const parkForm: RosterForm = {
  roster: 'park',
  layout: 'park-roster',
  code: {
    head: /^园区(?:代码|编码)$/u,
    read: parkCodeIn,
    words: { zh: '园区代码', en: 'Park code' },
    fault: 'bad-park-code',
  },
  columns: [
    column('name', '园区名称', 'Park', { head: /^园区(?:名称)?$/u, required: true, ...thing }),
    column('region', '县市区', 'County', { head: /^(?:县市区|地区|所在县市区)$/u, kind: 'region', of: 'thing' }),
    column('rank', '园区级别', 'Rank', { head: /^(?:园区)?级别$/u, ...thing }),
    column('leading', '主导产业', 'Leading industries', { head: /^主导产业$/u, ...thing }),
    column('leadUnit', '管理机构', 'Managed by', { head: /^(?:管理机构|牵头单位)$/u, ...thing }),
    column('area', '核准面积', 'Approved area', {
      head: /^(?:核准|规划)面积$/u,
      kind: 'number',
      unit: '亩',
      of: 'thing',
    }),
    column('output', '本年累计工业总产值', 'Industrial output this year', {
      head: /^(?:本年)?累计工业总产值$/u,
      ...money,
    }),
    column('leadingOutput', '其中主导产业产值', 'Of leading industries', {
      head: /^(?:其中)?[:：]?主导产业产值$/u,
      ...money,
    }),
    column('tax', '本年累计税收', 'Tax this year', { head: /^(?:本年)?累计(?:税收|实缴税金)$/u, ...money }),
    column('firms', '规上工业企业', 'Enterprises above threshold', {
      head: /^规(?:模以)?上工业企业(?:数)?$/u,
      ...count('家'),
    }),
    column('highTech', '高新技术企业', 'High-tech enterprises', { head: /^高新技术企业(?:数)?$/u, ...count('家') }),
    column('platforms', '省级以上创新平台', 'Innovation platforms', {
      head: /^(?:省级以上)?创新平台(?:数)?$/u,
      ...count('个'),
    }),
    column('factory', '已建标准厂房', 'Factory space built', {
      head: /^已建标准厂房(?:面积)?$/u,
      ...count('万平方米'),
    }),
    column('factoryUsed', '已用标准厂房', 'Factory space in use', {
      head: /^已(?:使)?用标准厂房(?:面积)?$/u,
      ...count('万平方米'),
    }),
    column('landSupplied', '已供工业用地', 'Industrial land supplied', { head: /^已供(?:工业)?用地$/u, ...land }),
    column('landBuilt', '已建成用地', 'Land built up', { head: /^已建成用地$/u, ...land }),
    column('landIdle', '闲置低效用地', 'Idle land', { head: /^闲置(?:低效)?用地$/u, ...land }),
    column('powersDue', '应承接赋权事项', 'Powers to take', { head: /^应承接赋权事项(?:数)?$/u, ...count('项') }),
    column('powers', '已承接赋权事项', 'Powers taken', { head: /^已承接赋权事项(?:数)?$/u, ...count('项') }),
    column('cases', '本年受理事项', 'Cases this year', { head: /^(?:本年)?(?:累计)?受理事项$/u, ...count('件') }),
    column('onTime', '本年按时办结', 'Cases done on time', { head: /^(?:本年)?(?:累计)?按时办结$/u, ...count('件') }),
    column('incidents', '本年安全环保事件', 'Incidents this year', {
      head: /^(?:本年)?(?:累计)?安全环保事件$/u,
      ...count('件'),
    }),
    column('problem', '存在问题', 'Problems', { head: /^(?:存在|主要)?问题$/u, kind: 'text', of: 'month' }),
  ],
};

/** Reads a park's code as the national list of development zones writes it (开发区审核公告目录): G or S and six digits. */
export function parkCodeIn(text: string): string | undefined {
  const code = text.replaceAll(/\s/gu, '').normalize('NFKC').toUpperCase();
  return /^[A-Z]\d{6}$/u.test(code) ? code : undefined;
}
