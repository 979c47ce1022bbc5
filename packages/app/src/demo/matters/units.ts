import { type DemoUnit, unitOf } from './script.ts';

/** The units of the demonstration's matters; their people are invented. */
export const industry: DemoUnit = unitOf('市工业和信息化局', '刘某', '李某某');
export const commerce: DemoUnit = unitOf('市商务局', '何某', '曾某');
export const planning: DemoUnit = unitOf('市发展和改革委员会', '彭某', '谢某');
export const finance: DemoUnit = unitOf('市财政局', '邓某', '蒋某');
export const federation: DemoUnit = unitOf('市工商业联合会', '向某', '田某');
export const education: DemoUnit = unitOf('市教育局', '石某', '滕某');
export const housing: DemoUnit = unitOf('市住房和城乡建设局', '米某', '粟某');
export const resources: DemoUnit = unitOf('市自然资源和规划局', '舒某', '张某某');
export const emergency: DemoUnit = unitOf('市应急管理局', '丁某', '龙某');
export const agriculture: DemoUnit = unitOf('市农业农村局', '夏某', '申某');
export const petitions: DemoUnit = unitOf('市信访局', '贺某', '唐某');
export const yuanling: DemoUnit = unitOf('沅陵县人民政府', '瞿某', '全某', '431222');
export const xupu: DemoUnit = unitOf('溆浦县人民政府', '武某', '戴某', '431224');
