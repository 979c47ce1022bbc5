import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';

/** What can be looked at in the browser, by the name's ending; the server says by the content. */
const shown = /\.(?:pdf|png|jpe?g|gif|webp|bmp)$/iu;

/** A piece of evidence: a name where only that is known, else the file to save, and to look at where it is a picture or PDF. */
export function EvidenceLink(props: {
  readonly matter: string;
  readonly file: { readonly name: string; readonly sha256?: string };
  readonly isFirst: boolean;
}): ReactElement {
  const { matter, file, isFirst } = props;
  const words = useText().matter.evidenceFiles;
  const { city, asOf } = useAddress();
  const before = isFirst ? '' : words.separator;
  if (file.sha256 === undefined)
    return (
      <span data-plain>
        {before}
        {file.name}
      </span>
    );
  const query = (more: Readonly<Record<string, string>>): string =>
    new URLSearchParams({
      ...(city === undefined ? {} : { city }),
      ...(asOf === undefined ? {} : { asOf }),
      ...more,
    }).toString();
  const path = `/api/v1/matters/${matter}/evidence/${file.sha256}`;
  return (
    <span>
      {before}
      <a href={`${path}?${query({})}`} download data-plain>
        {file.name}
      </a>
      {shown.test(file.name) && (
        <>
          {' '}
          <a href={`${path}?${query({ show: 'true' })}`} target="_blank" rel="noreferrer">
            {words.show}
          </a>
        </>
      )}
    </span>
  );
}
