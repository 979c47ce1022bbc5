import {
  display,
  type Figure,
  isMissing,
  type Language,
  type Matter,
  type MatterEvent,
  type MatterLights,
  type Maybe,
  type Obstacle,
  obstacleCode,
  type OpenAct,
  type Registry,
  type ReportSign,
  type Who,
} from '@shigan/core';
import { figureText, figureUnit } from '../figure/figure-number.ts';
import {
  actWords,
  effectWords,
  matterRoleWords,
  needWords,
  sourceWords,
  stateWords,
  stepWords,
  verdictWords,
} from '../words/matters.ts';
import type {
  MatterBody,
  MatterEventBody,
  MatterFigureBody,
  MatterReportBody,
  MatterRowBody,
  OpenActBody,
  ProposedStepBody,
} from './matter-body.ts';

/** What presenting matters needs beside them. */
export interface MatterPresenting {
  readonly language: Language;
  readonly idOf: (figure: Figure) => string;
  /** Names of regions and indicators. */
  readonly registry: Pick<Registry, 'regions' | 'indicators'>;
}

/** A matter's standing, as queries give it. */
export interface PresentedStanding {
  readonly filed: { readonly matter: Matter; readonly number: { readonly year: number; readonly sequence: number } };
  readonly schedule: {
    readonly workingDaysTotal: number;
    readonly workingDaysLeft: number;
    readonly progress: number;
    readonly missedMilestones: number;
  } | null;
  readonly condition: Maybe<{ readonly met: boolean }> | null;
  readonly figure: Figure | null;
  readonly measures: readonly {
    readonly id: string;
    readonly score: keyof typeof effectWords;
    readonly figure: Figure | null;
  }[];
  readonly lights: MatterLights;
  readonly disagreement: { readonly steps: number; readonly firstOnAgenda: boolean };
  readonly reporting: { readonly silence: number; readonly owedSince: string | null };
  readonly proposed: {
    readonly step:
      | { readonly kind: 'note'; readonly note: 'reminder' | 'warning' | 'followUp' }
      | { readonly kind: 'step'; readonly step: 'circular' | 'admonitoryTalk' | 'referral' };
    readonly grounds: { readonly overdue: number; readonly returns: number; readonly silence: number };
  } | null;
  readonly score: {
    readonly gap: number;
    readonly controllability: number;
    readonly silence: number;
    readonly product: number;
  };
}

/** A matter as a line of a list. */
export function presentMatterRow(
  standing: PresentedStanding,
  presenting: MatterPresenting,
  today: string,
): MatterRowBody {
  const { matter, number } = standing.filed;
  const { language, registry } = presenting;
  const { schedule, condition } = standing;
  return {
    id: matter.id,
    number: { year: number.year, sequence: number.sequence },
    version: matter.version,
    title: matter.title,
    state: matter.state,
    stateWords: stateWords[matter.state][language],
    source: {
      kind: matter.source.kind,
      words: sourceWords[matter.source.kind][language],
      reference: matter.source.reference,
      on: matter.source.on,
    },
    region: { code: matter.region, name: registry.regions.get(matter.region)?.name[language] ?? matter.region },
    indicator:
      matter.indicator === undefined
        ? null
        : {
            code: matter.indicator,
            name: registry.indicators.get(matter.indicator)?.name[language] ?? matter.indicator,
          },
    campaign: matter.campaign ?? null,
    leader: matter.leader === undefined ? null : { code: matter.leader.id, name: matter.leader.name },
    leadUnit: matter.leadUnit === undefined ? null : { code: matter.leadUnit.code, name: matter.leadUnit.name },
    deadline: matter.deadline ?? null,
    earlierDeadlines: [...matter.earlierDeadlines],
    askedDeadline: matter.askedDeadline,
    lights: standing.lights,
    steps: standing.disagreement.steps,
    firstOnAgenda: standing.disagreement.firstOnAgenda,
    workingDaysTotal: schedule?.workingDaysTotal ?? null,
    workingDaysLeft: schedule?.workingDaysLeft ?? null,
    overdue: standing.lights.schedule === 'red' && matter.deadline !== undefined && today > matter.deadline,
    progress: schedule?.progress ?? null,
    missedMilestones: schedule?.missedMilestones ?? 0,
    silence: standing.reporting.silence,
    owedSince: standing.reporting.owedSince,
    met: condition === null || isMissing(condition) ? null : condition.met,
    figure: presentFigure(standing.figure, presenting),
    proposed: presentStep(standing.proposed, language),
    score: {
      gap: standing.score.gap,
      controllability: standing.score.controllability,
      silence: standing.score.silence,
      product: standing.score.product,
    },
  };
}

function presentFigure(figure: Figure | null, { language, idOf }: MatterPresenting): MatterFigureBody | null {
  if (figure === null) return null;
  return { id: idOf(figure), shown: figureText(figure), unit: figureUnit(figure, language), interval: figure.span };
}

function presentStep(proposed: PresentedStanding['proposed'], language: Language): ProposedStepBody | null {
  if (proposed === null) return null;
  const step = proposed.step.kind === 'note' ? proposed.step.note : proposed.step.step;
  return { kind: proposed.step.kind, step, words: stepWords[step][language], ...proposed.grounds };
}

/** What a matter's page shows beside its standing. */
export interface PresentedMatter {
  readonly standing: PresentedStanding;
  readonly history: readonly (MatterEvent & { readonly storedAt: string })[];
  readonly acts: readonly OpenAct[];
  readonly entersForOthers: boolean;
  readonly signs: ReadonlyMap<number, readonly ReportSign[]>;
  readonly overlapping: readonly { readonly matter: Matter }[];
  readonly asOf: string;
  readonly demo: boolean;
}

/** A matter whole. */
export function presentMatter(reading: PresentedMatter, presenting: MatterPresenting, today: string): MatterBody {
  const { matter } = reading.standing.filed;
  const { language } = presenting;
  const signsOf = (number: number): readonly { sign: string; words: string }[] =>
    (reading.signs.get(number) ?? []).map((one) => ({ sign: one.sign, words: signWords(one, language) }));
  return {
    ...presentMatterRow(reading.standing, presenting, today),
    asOf: reading.asOf,
    demo: reading.demo,
    problem: matter.problem,
    supportingUnits: matter.supportingUnits.map(({ code, name }) => ({ code, name })),
    taskForce:
      matter.taskForce === undefined
        ? null
        : { name: matter.taskForce.name, head: matter.taskForce.head.name, size: matter.taskForce.size ?? null },
    basisDocument: matter.basisDocument,
    rhythm: matter.rhythm,
    done: matter.done === undefined ? null : { text: matter.done.text, condition: matter.done.condition ?? null },
    milestones: matter.milestones.map(({ id, name, due, weight, verifiedOn }) => ({
      id,
      name,
      due,
      weight,
      verifiedOn,
    })),
    measures: matter.measures.map((measure) => presentMeasure(measure, reading.standing, presenting)),
    reports: matter.reports.map((report) => presentReport(report, reading.signs.get(report.number) ?? [], language)),
    promises: matter.promises.map(({ id, text, due, by, verdict, actual }) => ({
      id,
      text,
      due,
      by: by.name,
      verdict,
      verdictWords: verdict && verdictWords[verdict][language],
      actual,
    })),
    reminders: matter.reminders.map(({ number, at, words, readAt, readBy }) => ({
      number,
      at,
      words,
      readAt,
      readBy: readBy?.name ?? null,
    })),
    instructions: matter.instructions.map(({ words, by, at }) => ({ words, by: by.name, at })),
    evidence: [...matter.evidence],
    concludedBy: matter.concludedBy?.name ?? null,
    mergedInto: matter.mergedInto,
    history: reading.history.map((event) => presentEvent(event, language, signsOf(event.version))),
    acts: reading.acts.map((open) => presentAct(open, language)),
    entersForOthers: reading.entersForOthers,
    overlapping: reading.overlapping.map(({ matter: other }) => ({
      id: other.id,
      title: other.title,
      state: other.state,
    })),
  };
}

/** A report with what is pointed out in it. */
export function presentReport(
  report: Matter['reports'][number],
  signs: readonly ReportSign[],
  language: Language,
): MatterReportBody {
  return {
    number: report.number,
    by: report.by.name,
    at: report.at,
    text: report.text,
    progress: report.progress,
    light: report.light,
    numbers: [...(report.numbers ?? [])],
    milestones: [...(report.milestones ?? [])],
    evidence: [...report.evidence],
    verdict: report.verdict,
    verdictWords: report.verdict && verdictWords[report.verdict][language],
    grounds: report.grounds,
    signs: signs.map((one) => ({ sign: one.sign, words: signWords(one, language) })),
  };
}

function presentMeasure(
  measure: Matter['measures'][number],
  standing: PresentedStanding,
  presenting: MatterPresenting,
): MatterBody['measures'][number] {
  const held = standing.measures.find((one) => one.id === measure.id);
  const score = held?.score ?? 'cannotTell';
  const { expected } = measure;
  return {
    id: measure.id,
    text: measure.text,
    expected:
      expected === undefined ? null : `${expected.what} ${display(expected.value, expected.decimals)}${expected.unit}`,
    score,
    scoreWords: effectWords[score][presenting.language],
    figure: presentFigure(held?.figure ?? null, presenting),
  };
}

function presentEvent(
  event: MatterEvent & { readonly storedAt: string },
  language: Language,
  signs: MatterEventBody['signs'],
): MatterEventBody {
  return {
    version: event.version,
    act: event.act,
    words: actWords[event.act][language],
    by: {
      id: event.by.id,
      name: event.by.name,
      unit: event.by.unit ?? null,
      enteredBy: event.by.enteredBy ?? null,
    },
    at: event.at,
    storedAt: event.storedAt,
    reason: event.reason,
    evidence: [...event.evidence],
    details: event.details,
    signs,
  };
}

function presentAct({ act, to, asks, obstacles, who }: OpenAct, language: Language): OpenActBody {
  return {
    act,
    words: actWords[act][language],
    to,
    asks,
    who: who.map((one) => ({ role: one.role, of: one.of ?? null, words: partWords(one, language) })),
    obstacles: obstacles.map((one) => ({ code: obstacleCode(one), words: obstacleWords(one, language) })),
  };
}

/** Why somebody cannot do something, in words. */
export function obstacleWords(obstacle: Obstacle, language: Language): string {
  switch (obstacle.kind) {
    case 'state':
      return language === 'zh' ? '事项当前状态不允许' : 'not in this state';
    case 'role':
      return roleWords(obstacle.who, language);
    case 'need':
      return needWords[obstacle.need][language];
  }
}

function roleWords(who: readonly Who[], language: Language): string {
  const names = who.map((one) => partWords(one, language));
  return language === 'zh' ? `只有${names.join('或')}可以办理` : `only ${names.join(' or ')} may`;
}

const unitWords = {
  leadUnit: { zh: '牵头单位', en: 'the lead unit' },
  namedUnit: { zh: '牵头或配合单位', en: 'a named unit' },
} as const;

/** Somebody's part in a matter, in words: 牵头单位经办人. */
function partWords({ role, of }: Who, language: Language): string {
  const name = matterRoleWords[role][language];
  if (of === undefined) return name;
  return language === 'zh' ? `${unitWords[of].zh}${name}` : `${name} of ${unitWords[of].en}`;
}

/** What the platform points out in a report, in words; a person judges. */
export function signWords(sign: ReportSign, language: Language): string {
  const zh = language === 'zh';
  switch (sign.sign) {
    case 'repeats': {
      const percent = display(sign.likeness * 100, 0);
      return zh
        ? `与上次报告相似${percent}%，无新数据、新节点、新佐证`
        : `${percent}% like the last report, with nothing new`;
    }
    case 'noEvidence':
      return zh ? '称有进展，未附佐证' : 'claims progress without evidence';
    case 'contradictsData':
      return zh
        ? `自评比数据好${sign.steps === 2 ? '两' : sign.steps}级`
        : `grades itself ${sign.steps} steps better than the data`;
  }
}
