import '../../style/people.css';
import '../../style/data.css';
import type { MeBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import type { Asked } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';
import { CompletenessPart } from './completeness/completeness-part.tsx';
import { HistoryPart } from './history/history-part.tsx';
import { ImportPart } from './import/import-part.tsx';
import { LayoutsPart } from './layouts/layouts-part.tsx';
import { type Part, partsFor } from './parts.ts';
import { QualityPart } from './quality/quality-part.tsx';
import { RecordPart } from './record/record-part.tsx';
import { RegistersPart } from './registers/registers-part.tsx';
import { TypingPart } from './typing/typing-part.tsx';

/** The record (数据): bringing files in or typing them, what has arrived, what the record holds, what was brought in before, how
 *  layouts are read. */
export function DataPage({ me, asked }: { readonly me: MeBody; readonly asked: Asked }): ReactElement {
  const address = useAddress();
  const text = useText();
  const parts = partsFor(me.may);
  const part = parts.find((each) => each === address.section) ?? parts[0] ?? 'record';
  const to = { ...address, arrival: undefined, entry: undefined, search: undefined, kind: undefined, figures: [] };
  return (
    <div className="data">
      <header className="headline-block">
        <h1>{text.data.title}</h1>
        <nav className="page-parts" aria-label={text.data.title}>
          {parts.map((each) => (
            <PageLink key={each} to={{ ...to, section: each }} current={each === part}>
              {text.data.parts[each]}
            </PageLink>
          ))}
        </nav>
      </header>
      <PartOf part={part} asked={asked} may={me.may} />
    </div>
  );
}

function PartOf(props: { readonly part: Part; readonly asked: Asked; readonly may: readonly string[] }): ReactElement {
  switch (props.part) {
    case 'import':
      return <ImportPart mayBackdate={props.may.includes('observations.backdate')} />;
    case 'typing':
      return <TypingPart asked={props.asked} />;
    case 'completeness':
      return <CompletenessPart asked={props.asked} />;
    case 'record':
      return <RecordPart asked={props.asked} />;
    case 'registers':
      return <RegistersPart asked={props.asked} mayAmend={props.may.includes('register.amend')} />;
    case 'history':
      return <HistoryPart asked={props.asked} />;
    case 'quality':
      return <QualityPart asked={props.asked} />;
    case 'layouts':
      return <LayoutsPart asked={props.asked} mayAmend={props.may.includes('register.amend')} />;
  }
}
