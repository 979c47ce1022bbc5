import type { ProjectEntryBody, RosterFigureBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Unit } from '../../components/unit.tsx';

/** A figure of projects that opens where it comes from. */
export function ProjectNumber(props: {
  readonly figure: RosterFigureBody | undefined;
  readonly signed?: boolean;
  readonly unit?: boolean;
}): ReactElement {
  const { figure } = props;
  if (figure === undefined)
    return (
      <span className="absent" data-plain>
        —
      </span>
    );
  return (
    <Door figures={[figure.id]}>
      {isMissing(figure.value) ? '—' : typeset(figure.shown, props.signed)}
      {props.unit === true && !isMissing(figure.value) && <Unit>{figure.unit}</Unit>}
    </Door>
  );
}

/** The name of a project: a link to its own page. */
export function ProjectLink({ project }: { readonly project: Pick<ProjectEntryBody, 'code' | 'name'> }): ReactElement {
  const address = useAddress();
  return (
    <PageLink
      className="link"
      to={{ ...address, page: 'projects', project: project.code, indicator: undefined, figures: [] }}
    >
      {project.name}
    </PageLink>
  );
}
