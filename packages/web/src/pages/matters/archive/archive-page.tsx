import '../../../style/proceedings.css';
import type { ArchiveBody, DossierBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { useArchive, useDossier } from '../../../api/proceedings.ts';
import type { Asked } from '../../../api/queries.ts';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { dayWords } from '../../../text/moment-words.ts';
import { useText } from '../../../text/use-text.ts';
import { languageOf, MatterLink } from '../matter-link.tsx';
import { ViewChoice } from '../view-choice.tsx';

/** The archive (档案): what struck-off matters keep, read-only, each to take along as one file. */
export function ArchivePage({ asked }: { readonly asked: Asked }): ReactElement {
  const { proceeding } = useAddress();
  return proceeding === undefined ? <Catalogue asked={asked} /> : <Dossier asked={asked} id={proceeding} />;
}

function Catalogue({ asked }: { readonly asked: Asked }): ReactElement {
  const { data, error, refetch } = useArchive(asked);
  const text = useText();
  const words = text.archive;
  const [wanted, setWanted] = useState('');
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  const shown = data.matters.filter(
    ({ title, leadUnit, leader }) => wanted === '' || [title, leadUnit, leader].some((one) => one.includes(wanted)),
  );
  return (
    <>
      <div className="headline-block">
        <h1 data-plain>{words.headline(data.matters.length)}</h1>
        <p className="lede">{words.lede}</p>
        <div className="orders" role="group" aria-label={text.matters.view}>
          <input
            type="search"
            className="find"
            value={wanted}
            placeholder={text.matters.find}
            aria-label={text.matters.find}
            onChange={(event) => setWanted(event.target.value)}
          />
          <ViewChoice />
        </div>
      </div>
      {data.matters.length === 0 ? <Empty>{words.empty}</Empty> : <Lines asked={asked} matters={shown} />}
      {data.demo && (
        <p className="note" data-plain>
          {text.matters.invented}
        </p>
      )}
    </>
  );
}

function fileOf({ city, asOf }: Asked, language: string, id: string): string {
  const query = new URLSearchParams({ city, lang: language, ...(asOf === undefined ? {} : { asOf }) });
  return `/api/v1/archive/${id}/file?${query}`;
}

function Lines(props: { readonly asked: Asked; readonly matters: ArchiveBody['matters'] }): ReactElement {
  const text = useText();
  const words = text.archive;
  const { language } = useAddress();
  const go = useGo();
  return (
    <table className="plain-table archive">
      <caption>{words.question}</caption>
      <thead>
        <tr>
          {words.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.matters.map((one) => (
          <tr key={one.id}>
            <td data-plain>{text.matters.number(one.number.year, one.number.sequence)}</td>
            <th scope="row">
              <button
                type="button"
                className="link"
                lang={languageOf(one.title)}
                onClick={() => go({ proceeding: one.id })}
                data-plain
              >
                {one.title}
              </button>
              <span className="below" data-plain>
                {one.region}
              </span>
            </th>
            <td data-plain>
              {one.leadUnit}
              <span className="below" data-plain>
                {one.leader}
              </span>
            </td>
            <td data-plain>
              {dayWords(one.struckOffOn, text)}
              <span className="below" data-plain>
                {one.archivedOn === null ? words.notArchived : words.archived(dayWords(one.archivedOn, text))}
              </span>
            </td>
            <td data-plain>{words.holds(one.entries, one.evidence)}</td>
            <td>
              <a className="press" href={fileOf(props.asked, language, one.id)} download>
                {words.file}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dossier({ asked, id }: { readonly asked: Asked; readonly id: string }): ReactElement {
  const { data, error, refetch } = useDossier(asked, id);
  const text = useText();
  const words = text.archive;
  const { language } = useAddress();
  const go = useGo();
  if (data === undefined) {
    return error === null ? <Loading rows={14} /> : <Failed error={error} retry={() => void refetch()} />;
  }
  return (
    <article>
      <div className="headline-block">
        <h1 lang={languageOf(data.title)} data-plain>
          {data.title}
        </h1>
        <p className="lede">{words.readOnly}</p>
        <div className="orders">
          <button type="button" className="link" onClick={() => go({ proceeding: undefined })}>
            {words.back}
          </button>
          <MatterLink row={{ id: data.id, title: words.toMatter }} />
          <a className="press" href={fileOf(asked, language, data.id)} download>
            {words.file}
          </a>
          <button type="button" className="link" onClick={() => print()}>
            {text.controls.print}
          </button>
        </div>
      </div>
      {data.parts.map((part) => (
        <Part key={part.title} part={part} />
      ))}
    </article>
  );
}

function Part({ part }: { readonly part: DossierBody['parts'][number] }): ReactElement {
  return (
    <section className="sec dossier-part">
      <h2 data-plain>{part.title}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            {part.head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.rows.map(({ cells }, n) => (
            <tr key={n}>
              {cells.map((cell, column) => (
                <td key={part.head[column]} lang={languageOf(cell)} data-plain>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
