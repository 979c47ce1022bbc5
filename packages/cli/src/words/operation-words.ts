import type { Language } from '@shigan/core';
import type { StoreFault } from '@shigan/store';

/** What the commands of the operator say. */
interface OperationWords {
  readonly backup: string;
  readonly into: string;
  readonly keep: string;
  readonly restore: string;
  readonly verify: string;
  readonly against: string;
  readonly file: string;
  readonly made: (path: string, rows: number, fingerprint: string) => string;
  readonly dropped: (name: string) => string;
  readonly restored: (rows: number, version: number) => string;
  readonly keyApart: string;
  readonly verified: (rows: number, faults: number) => string;
  readonly end: (city: string, end: string) => string;
  readonly kinds: Readonly<Record<StoreFault['kind'], string>>;
}

export const operationWords: Readonly<Record<Language, OperationWords>> = {
  zh: {
    backup: '把全部数据写成一个备份文件；服务可以照常运行',
    into: '备份目录：按时间命名，并清理不再保留的旧备份',
    keep: '保留最近若干日、周、月各一份，如 7,5,12',
    restore: '把备份恢复到空目录或空数据库，并升级到本版本',
    verify: '核验数据：逐行读取，核对哈希链、文件指纹、条数、引用和推算结果；只写备份文件名则核对备份本身',
    against: '与一份备份逐行对照',
    file: '备份文件；不给则核验数据库',
    made: (path, rows, fingerprint) => `已备份 ${rows} 行：${path}\n指纹 ${fingerprint}`,
    dropped: (name) => `已清理 ${name}`,
    restored: (rows, version) => `已恢复 ${rows} 行，数据库为第 ${version} 版`,
    keyApart: '备份不含密钥：请把原来的 secret.key 放回数据目录，或设置原来的 SHIGAN_SECRET_KEY，否则动态口令无法使用',
    verified: (rows, faults) =>
      faults === 0 ? `已核验 ${rows} 行，没有问题` : `已核验 ${rows} 行，发现 ${faults} 处问题`,
    end: (city, end) => `${city} 审计日志末端 ${end}`,
    kinds: {
      readable: '无法读取',
      chain: '哈希链',
      fingerprint: '文件指纹',
      count: '条数',
      reference: '引用',
      arithmetic: '推算',
      backup: '与备份不符',
    },
  },
  en: {
    backup: 'write all data into one file; the server may go on running',
    into: 'a directory of backups: named by their moment, and those that need not be kept any longer go',
    keep: 'keep one of each of the last days, weeks, months: 7,5,12',
    restore: 'bring a backup into an empty directory or an empty database, at this version',
    verify:
      'look whether the data hold together: every row read, hash chains, fingerprints of files, counts, references, arithmetic; with a file, that backup itself',
    against: 'compare row by row with a backup',
    file: 'a backup; without one the store is looked at',
    made: (path, rows, fingerprint) => `${rows} rows backed up: ${path}\nfingerprint ${fingerprint}`,
    dropped: (name) => `${name} is not kept any longer`,
    restored: (rows, version) => `${rows} rows restored, the store is at version ${version}`,
    keyApart:
      'a backup has no key: put the secret.key of that time into the data directory, or set its SHIGAN_SECRET_KEY, or second factors cannot be used',
    verified: (rows, faults) => (faults === 0 ? `${rows} rows, nothing is amiss` : `${rows} rows, ${faults} faults`),
    end: (city, end) => `${city}: end of the audit log ${end}`,
    kinds: {
      readable: 'cannot be read',
      chain: 'hash chain',
      fingerprint: 'fingerprint',
      count: 'count',
      reference: 'reference',
      arithmetic: 'arithmetic',
      backup: 'unlike the backup',
    },
  },
};
