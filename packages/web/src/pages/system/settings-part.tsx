import type { MeBody } from '@shigan/contract';
import type { CalendarYear, RuleSetting, Settings } from '@shigan/core';
import type { ReactElement } from 'react';
import { useByCode } from '../../api/queries.ts';
import { Empty, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { EntryEditor, type NamedField } from './entry-editor.tsx';

/** The settings in force (设置): thresholds and signature, the rules of findings, the working calendar; each an entry of a register,
 *  edited by who may, with its history. */
export function SettingsPart({ me }: { readonly me: MeBody }): ReactElement {
  const text = useText();
  const words = text.system.settings;
  const held = useByCode<Settings>('settings', undefined);
  const rules = useByCode<RuleSetting>('rule', undefined);
  const years = useByCode<CalendarYear>('calendar', undefined);
  if (held === undefined || rules === undefined || years === undefined) return <Loading rows={12} />;
  const settings = held.get('city');
  if (settings === undefined) return <Empty>{words.none}</Empty>;
  const maySettings = me.may.includes('settings.amend');
  return (
    <>
      <p className="lede">{words.how}</p>
      <EntryEditor
        register="settings"
        entryKey="city"
        title={words.thresholds}
        content={{ ...settings }}
        fields={settingsFields(text)}
        mayAmend={maySettings}
        isAlone
      />
      <h2 className="entries">{words.calendar}</h2>
      {[...years.values()]
        .toSorted((a, b) => b.year - a.year)
        .map((year) => (
          <EntryEditor
            key={year.year}
            register="calendar"
            entryKey={String(year.year)}
            title={text.chart.year(year.year)}
            content={{ ...year }}
            fields={calendarFields(text)}
            mayAmend={maySettings}
          />
        ))}
      <h2 className="entries">{words.rules}</h2>
      {[...rules.values()].map((rule) => (
        <EntryEditor
          key={rule.code}
          register="rule"
          entryKey={rule.code}
          title={ruleName(rule.code, text)}
          content={{ ...rule }}
          fields={ruleFields(rule, text)}
          mayAmend={me.may.includes('register.amend')}
        />
      ))}
    </>
  );
}

type Words = ReturnType<typeof useText>;

function settingsFields(text: Words): readonly NamedField[] {
  const words = text.system.settings;
  return [
    { path: ['abnormalYears'], kind: 'years', name: words.abnormalYears },
    { path: ['tiers'], kind: 'whole', name: words.tiers },
    { path: ['paceLight', 'levelYellow'], kind: 'percent', name: words.levelYellow },
    { path: ['paceLight', 'growthYellow'], kind: 'number', name: words.growthYellow },
    { path: ['paceLight', 'rankYellow'], kind: 'whole', name: words.rankYellow },
    { path: ['paceLight', 'milestoneYellowDays'], kind: 'whole', name: words.milestoneDays },
    { path: ['bulletin', 'masthead'], kind: 'text', name: words.masthead },
    { path: ['bulletin', 'unit'], kind: 'text', name: words.signedBy },
    { path: ['bulletin', 'addressees'], kind: 'text', name: words.addressees },
    { path: ['bulletin', 'copiesTo'], kind: 'text', name: words.copiesTo },
  ];
}

function calendarFields(text: Words): readonly NamedField[] {
  const words = text.system.settings;
  return [
    { path: ['holidays'], kind: 'days', name: words.holidays },
    { path: ['workdays'], kind: 'days', name: words.workdays },
    { path: ['verified'], kind: 'flag', name: words.verified },
  ];
}

function ruleFields(rule: RuleSetting, text: Words): readonly NamedField[] {
  const words = text.system.settings;
  const thresholds: Readonly<Record<string, string>> = words.thresholdNames;
  return [
    { path: ['enabled'], kind: 'flag', name: words.enabled },
    { path: ['severity'], kind: 'severity', name: words.severity },
    ...Object.keys(rule.thresholds).map((name): NamedField => ({
      path: ['thresholds', name],
      kind: 'number',
      name: thresholds[name] ?? name,
    })),
  ];
}

function ruleName(code: string, text: Words): string {
  const names: Readonly<Record<string, string>> = text.system.settings.ruleNames;
  return names[code] ?? code;
}
