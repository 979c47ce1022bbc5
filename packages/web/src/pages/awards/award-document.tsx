import type { ReactElement } from 'react';
import type { Asked } from '../../api/queries.ts';
import { useText } from '../../text/use-text.ts';

/** The way to a document of incentives in the official form (.docx). */
export function AwardDocument(props: {
  readonly kind: 'standing' | 'work' | 'points';
  readonly asked: Asked;
  readonly year: number;
}): ReactElement {
  const { awardParts } = useText();
  const { city, asOf } = props.asked;
  const query = new URLSearchParams({ city, year: String(props.year), ...(asOf === undefined ? {} : { asOf }) });
  return <a href={`/api/v1/awards/documents/${props.kind}?${query}`}>{awardParts.documents[props.kind]}</a>;
}
