import type { ProjectEntryBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { PageLink } from '../../components/page-link.tsx';

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
