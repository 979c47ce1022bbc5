import type { ReactElement } from 'react';
import { elsewhere } from '../address/elsewhere.ts';
import { useAddress } from '../address/use-address.ts';
import { useNotifications } from '../api/own.ts';
import { useText } from '../text/use-text.ts';
import { PageLink } from './page-link.tsx';

/** What concerns one, and how much of it is unread. */
export function NotificationsLink({ asOf }: { readonly asOf: string | undefined }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { data } = useNotifications(true, asOf);
  const unread = data?.unread ?? 0;
  return (
    <PageLink
      to={elsewhere(address, 'notifications')}
      className="notifications-link"
      current={address.page === 'notifications'}
      {...(unread > 0 ? { title: text.notifications.unread(unread) } : {})}
    >
      {text.notifications.title}
      {unread > 0 && <b>{unread > 99 ? '99+' : unread}</b>}
    </PageLink>
  );
}
