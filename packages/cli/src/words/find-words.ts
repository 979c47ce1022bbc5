import type { Language, SearchKind } from '@shigan/core';

/** What the commands that find things and tell news say. */
interface FindWords {
  readonly search: string;
  readonly notifications: string;
  readonly onlyUnread: string;

  readonly kind: string;
  readonly name: string;
  readonly note: string;
  readonly id: string;
  readonly none: string;
  readonly kinds: Readonly<Record<SearchKind, string>>;
  readonly at: string;
  readonly state: string;
  readonly about: string;
  readonly message: string;
  readonly read: string;
  readonly unread: string;
  readonly asks: string;
  readonly nothingNew: string;
}

export const findWords: Readonly<Record<Language, FindWords>> = {
  zh: {
    search: '查找：指标、地区、领导、单位、事项、通报、文件',
    notifications: '一个人的通知（按登录名）',
    onlyUnread: '只列未读的',
    kind: '类别',
    name: '名称',
    note: '说明',
    id: '编号',
    none: '没有找到',
    kinds: {
      indicator: '指标',
      region: '地区',
      leader: '领导',
      unit: '单位',
      matter: '事项',
      circular: '督查通报',
      bulletin: '通报',
      file: '文件',
    },
    at: '时间',
    state: '状态',
    about: '事由',
    message: '内容',
    read: '已读',
    unread: '未读',
    asks: '要办',
    nothingNew: '没有通知',
  },
  en: {
    search: 'find indicators, regions, leaders, units, matters, bulletins, files',
    notifications: 'what concerns a person, by the name to sign in',
    onlyUnread: 'only what was not read',
    kind: 'Kind',
    name: 'Name',
    note: 'Note',
    id: 'Id',
    none: 'nothing found',
    kinds: {
      indicator: 'indicator',
      region: 'region',
      leader: 'leader',
      unit: 'unit',
      matter: 'matter',
      circular: 'circular',
      bulletin: 'bulletin',
      file: 'file',
    },
    at: 'At',
    state: 'State',
    about: 'About',
    message: 'Message',
    read: 'read',
    unread: 'unread',
    asks: 'to be done',
    nothingNew: 'no notifications',
  },
};
