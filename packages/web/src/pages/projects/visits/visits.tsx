import type { ProjectBody, VisitBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useText } from '../../../text/use-text.ts';
import { VisitForm } from './visit-form.tsx';

/** Visits to a project (走访记录): what was seen when and by whom, with photos, their date and place. */
export function Visits({ body, today }: { readonly body: ProjectBody; readonly today: string }): ReactElement {
  const words = useText().projects.visits;
  return (
    <section className="enterprise-block">
      <h2>{words.question}</h2>
      {body.visits.length === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <ol className="visits">
          {body.visits.map((visit) => (
            <li key={visit.key}>
              <p className="visit-head" data-plain>
                <b data-plain>{visit.on}</b> {[visit.visitor, visit.place].filter((part) => part !== null).join(' · ')}
              </p>
              <p data-plain>{visit.seen}</p>
              {visit.problem !== null && (
                <p className="finding finding-notice" data-plain>
                  {visit.problem}
                </p>
              )}
              <Photos visit={visit} project={body.row.project.code} />
              <p className="visit-source" data-plain>
                <a className="link" href={`/api/v1/files/${visit.file.sha256}`} download={visit.file.name} data-plain>
                  {words.source}
                </a>
              </p>
            </li>
          ))}
        </ol>
      )}
      <VisitForm body={body} today={today} />
    </section>
  );
}

function Photos({ visit, project }: { readonly visit: VisitBody; readonly project: string }): ReactElement | null {
  const { city, asOf } = useAddress();
  const words = useText().projects.visits;
  if (visit.photos.length === 0) return null;
  const query = new URLSearchParams({ show: 'true' });
  if (city !== undefined) query.set('city', city);
  if (asOf !== undefined) query.set('asOf', asOf);
  return (
    <ul className="visit-photos">
      {visit.photos.map(({ sha256, name, takenAt, place }) => {
        const href = `/api/v1/projects/${project}/photos/${sha256}?${query.toString()}`;
        return (
          <li key={sha256}>
            <a href={href} target="_blank" rel="noreferrer">
              <img src={href} alt={words.photo(name)} loading="lazy" />
            </a>
            <span data-plain>{takenAt ?? words.noDate}</span>
            <span data-plain>{place === null ? words.noPlace : words.at(place.latitude, place.longitude)}</span>
          </li>
        );
      })}
    </ul>
  );
}
