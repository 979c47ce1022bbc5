import type { HealthBody, MeBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';
import { AuditPart } from './audit-part.tsx';
import { HealthPart } from './health-part.tsx';
import { type Part, partsFor } from './parts.ts';
import { PeoplePart } from './people-part.tsx';
import { RightsPart } from './rights-part.tsx';
import { SettingsPart } from './settings-part.tsx';
import { UnitsPart } from './units-part.tsx';

/** What the system is made of (系统): units, people, rights, settings, the audit log, health. Only what one may see is there. */
export function SystemPage({ me, health }: { readonly me: MeBody; readonly health: HealthBody }): ReactElement {
  const address = useAddress();
  const text = useText();
  const parts = partsFor(me.may);
  const part = parts.find((each) => each === address.section) ?? parts[0] ?? 'health';
  return (
    <div className="system" data-plain>
      <header className="headline-block">
        <h1>{text.system.title}</h1>
        <nav className="page-parts" aria-label={text.system.title}>
          {parts.map((each) => (
            <PageLink key={each} to={{ ...address, section: each, search: undefined }} current={each === part}>
              {text.system.parts[each]}
            </PageLink>
          ))}
        </nav>
      </header>
      <PartOf part={part} me={me} health={health} />
    </div>
  );
}

function PartOf({
  part,
  me,
  health,
}: {
  readonly part: Part;
  readonly me: MeBody;
  readonly health: HealthBody;
}): ReactElement {
  switch (part) {
    case 'units':
      return <UnitsPart me={me} />;
    case 'people':
      return <PeoplePart me={me} />;
    case 'rights':
      return <RightsPart />;
    case 'settings':
      return <SettingsPart me={me} />;
    case 'audit':
      return <AuditPart />;
    case 'health':
      return <HealthPart health={health} />;
  }
}
