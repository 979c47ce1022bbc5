import type { ReviewBody, ReviewLineBody } from '@shigan/contract';
import { Fragment, type ReactElement } from 'react';
import { Door } from '../../../components/door.tsx';
import { typeset } from '../../../components/number.tsx';
import { Unit } from '../../../components/unit.tsx';
import { momentWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { lightNames, MatterLight } from '../matter-light.tsx';
import { MatterLink } from '../matter-link.tsx';
import { JudgeForm } from './judge-form.tsx';
import { percentWords, readings } from './review-state.ts';
import { ReportForm } from './report-form.tsx';

/** What every unit owes and gave: the units that owe most come first, one's own before all. */
export function ReviewTable(props: {
  readonly data: ReviewBody;
  /** The matter whose form is open. */
  readonly open: string | undefined;
  readonly choose: (matter: string | undefined) => void;
}): ReactElement {
  const text = useText();
  const { columns } = text.review;
  return (
    <table className="board review">
      <caption>{text.review.question}</caption>
      <thead>
        <tr>
          {(['matter', 'said', 'data', 'report', 'outcome'] as const).map((name) => (
            <th key={name} scope="col" className={`t-${name}`}>
              {columns[name].map((word) => (
                <span key={word}>{word}</span>
              ))}
            </th>
          ))}
        </tr>
      </thead>
      {props.data.units.map((unit) => (
        <tbody key={unit.code}>
          <tr className="band">
            <th colSpan={5} scope="rowgroup">
              <span className="band-name" data-plain>
                {unit.name}
              </span>
              <span className="band-count" data-plain>
                {unit.own ? `${text.review.own} · ` : ''}
                {text.review.unitCount(unit.lines.length, unit.fields)}
              </span>
            </th>
          </tr>
          {unit.lines.map((line) => (
            <Fragment key={line.matter.id}>
              <Line line={line} open={props.open === line.matter.id} choose={props.choose} />
            </Fragment>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface LineProps {
  readonly line: ReviewLineBody;
  readonly open: boolean;
  readonly choose: (matter: string | undefined) => void;
}

function Line({ line, open, choose }: LineProps): ReactElement {
  const text = useText();
  const { matter } = line;
  const close = (): void => choose(undefined);
  return (
    <>
      <tr className={line.outcome === 'exempt' ? 'exempt' : ''}>
        <th scope="row" className="t-matter">
          <MatterLink row={matter} className="name" />
          <span className="below" data-plain>
            {matter.leader?.name ?? text.review.none}
          </span>
        </th>
        <td className="t-said">
          <Said line={line} />
        </td>
        <td className="t-data">
          {matter.figure !== null && typeof matter.figure.shown === 'string' && (
            <Door figures={[matter.figure.id]} className="held">
              {typeset(matter.figure.shown)}
              <Unit>{matter.figure.unit}</Unit>
            </Door>
          )}
          <span className="four" data-plain>
            {lightNames.map((name) => (
              <span key={name} className="one">
                <span className="below">{text.matters.lights[name]}</span>
                <MatterLight lights={matter.lights} name={name} />
              </span>
            ))}
          </span>
        </td>
        <td className="t-report">
          <Report line={line} />
        </td>
        <td className="t-outcome">
          <span className={line.outcome === 'missing' || line.outcome === 'late' ? 'worse' : ''}>
            {line.outcomeWords}
          </span>
          {line.report?.verdictWords != null && (
            <span className="below" title={line.report.grounds ?? undefined}>
              {line.report.verdictWords}
            </span>
          )}
          {(line.mayReport || line.mayJudge) && (
            <button
              type="button"
              className="press"
              aria-expanded={open}
              onClick={() => choose(open ? undefined : matter.id)}
            >
              {line.mayReport ? text.review.report : text.review.judge}
            </button>
          )}
        </td>
      </tr>
      {open && (
        <tr className="form-row">
          <td colSpan={5}>
            {line.mayReport ? <ReportForm line={line} close={close} /> : <JudgeForm line={line} close={close} />}
          </td>
        </tr>
      )}
    </>
  );
}

function Said({ line: { prefill } }: { readonly line: ReviewLineBody }): ReactElement {
  const text = useText();
  if (prefill.saidAt === null) return <span className="absent">{text.review.never}</span>;
  return (
    <>
      <span className="said" data-plain>
        {prefill.text}
      </span>
      <span className="below" data-plain>
        {text.review.saidOn(momentWords(prefill.saidAt, text).day, percentWords(prefill.progress))}
      </span>
    </>
  );
}

function Report({ line: { report, outcome } }: { readonly line: ReviewLineBody }): ReactElement {
  const text = useText();
  if (report === null) {
    return <span className="absent">{outcome === 'exempt' ? text.review.nothing : text.review.none}</span>;
  }
  const { day, minute } = momentWords(report.at, text);
  return (
    <>
      <span className="said" data-plain>
        {report.text}
      </span>
      <span className="below" data-plain>
        {[`${day} ${minute}`, percentWords(report.progress), ...readings(report, text)].join(' · ')}
      </span>
      {report.signs.map(({ sign, words }) => (
        <span key={sign} className="sign" data-plain>
          {words}
        </span>
      ))}
    </>
  );
}
