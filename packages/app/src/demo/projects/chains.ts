/** An invented industry chain of the demonstration (演示产业链): its links from raw material to market, and what projects of each make. */
export interface DemoChain {
  readonly name: string;
  readonly links: readonly (readonly [link: string, product: string])[];
}

export const demoChains: readonly DemoChain[] = [
  {
    name: '竹木加工',
    links: [
      ['原料基地', '竹木原料基地'],
      ['初加工', '竹木初加工'],
      ['板材', '竹胶合板'],
      ['家居制品', '竹木家居'],
      ['竹基新材料', '竹缠绕复合材料'],
      ['检测与展销', '竹木产品展销中心'],
    ],
  },
  {
    name: '中医药',
    links: [
      ['种植', '中药材种植'],
      ['饮片', '中药饮片'],
      ['提取', '植物提取'],
      ['制剂', '中成药制剂'],
      ['大健康产品', '药食同源产品'],
    ],
  },
  {
    name: '食品加工',
    links: [
      ['原料基地', '果蔬基地'],
      ['冷链仓储', '冷链仓储'],
      ['精深加工', '果蔬精深加工'],
      ['包装', '食品包装'],
      ['品牌营销', '电商直播基地'],
    ],
  },
  {
    name: '精细化工新材料',
    links: [
      ['基础原料', '氯碱原料'],
      ['中间体', '医药中间体'],
      ['功能材料', '功能树脂'],
      ['终端应用', '特种涂料'],
      ['循环利用', '危废循环利用'],
    ],
  },
  {
    name: '电子信息',
    links: [
      ['电子材料', '电子铜箔'],
      ['元器件', '片式元器件'],
      ['模组', '显示模组'],
      ['整机', '智能终端'],
      ['软件服务', '数据服务'],
    ],
  },
  {
    name: '装备制造',
    links: [
      ['铸锻件', '精密铸件'],
      ['核心零部件', '液压零部件'],
      ['整机', '农机整机'],
      ['再制造', '装备再制造'],
    ],
  },
  {
    name: '绿色建材',
    links: [
      ['矿山', '绿色矿山'],
      ['骨料', '机制砂石'],
      ['部品部件', '装配式部件'],
      ['固废利用', '固废综合利用'],
    ],
  },
  {
    name: '清洁能源',
    links: [
      ['资源开发', '风电场'],
      ['装备', '储能装备'],
      ['输配', '输变电'],
      ['综合利用', '综合能源'],
    ],
  },
];

/** Kinds are data: the six that the city's leaders name. */
export const demoKinds: readonly string[] = ['关键设备', '高端材料', '核心零部件', '产品迭代', '本地配套', '进口替代'];

/** What is built outside the chains. */
export const otherProducts = {
  farming: ['高标准农田', '蔬菜基地', '生态养殖', '茶园提质', '农产品产地仓'],
  services: ['物流园', '文旅度假区', '商贸综合体', '农产品市场', '康养中心'],
  infrastructure: ['干线公路', '防洪工程', '园区标准厂房', '城乡供水一体化', '污水处理厂', '电网改造'],
  livelihood: ['中学新校区', '县人民医院', '保障性租赁住房', '养老服务中心', '职业技术学校'],
} as const;
