/** By which way somebody is told (提醒渠道): a mail 邮件, a signed call to another system 回调, a calendar that their own program reads 日历订阅. */
export const channelKinds = ['mail', 'webhook', 'calendar'] as const;

export type ChannelKind = (typeof channelKinds)[number];

/** Whether a text can be the target of a channel: a mail address, an address on the web; a calendar needs none. */
export function isChannelTarget(kind: ChannelKind, target: string): boolean {
  switch (kind) {
    case 'mail':
      return target.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]{1,255}\.[^\s@<>",;]{1,63}$/u.test(target);
    case 'webhook':
      return target.length <= 500 && /^https?:\/\/[^\s/@]+(?:\/\S*)?$/u.test(target);
    case 'calendar':
      return target === '';
  }
}
