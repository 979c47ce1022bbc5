import type { Settings } from '@shigan/core';
import type { ReactElement } from 'react';
import { useByCode } from '../../api/queries.ts';
import { Empty, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';

/** The settings in force; each is an entry of a register, with its history. */
export function SettingsPart(): ReactElement {
  const text = useText();
  const held = useByCode<Settings>('settings', undefined);
  if (held === undefined) return <Loading rows={6} />;
  const settings = held.get('city');
  if (settings === undefined) return <Empty>{text.system.settings.none}</Empty>;
  const { paceLight, bulletin } = settings;
  const lines: readonly (readonly [string, string])[] = [
    [text.system.settings.abnormalYears, settings.abnormalYears.join(text.account.listComma)],
    [text.system.settings.tiers, String(settings.tiers)],
    [text.system.settings.levelYellow, `${Math.round(paceLight.levelYellow * 100)}%`],
    [text.system.settings.growthYellow, String(paceLight.growthYellow).replace('-', '−')],
    [text.system.settings.rankYellow, String(paceLight.rankYellow)],
    [text.system.settings.milestoneDays, String(paceLight.milestoneYellowDays)],
    [text.system.settings.masthead, bulletin?.masthead ?? '—'],
    [text.system.settings.signedBy, bulletin?.unit ?? '—'],
  ];
  return (
    <>
      <dl className="settings">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-plain>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="lede">{text.system.settings.how}</p>
    </>
  );
}
