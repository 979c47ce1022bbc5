import type { ReactElement } from 'react';
import { addressHref } from '../../address/address.ts';
import { goTo, useAddress } from '../../address/use-address.ts';

/** The language of what people wrote (names, titles), where it is not that of the page: for who has it read out. */
export function languageOf(words: string): 'zh-CN' | undefined {
  return /\p{Script=Han}/u.test(words) ? 'zh-CN' : undefined;
}

/** A matter's name, which leads to it. */
export function MatterLink({
  row,
  className,
}: {
  readonly row: { readonly id: string; readonly title: string };
  readonly className?: string;
}): ReactElement {
  const address = useAddress();
  const target = { ...address, page: 'matters' as const, matter: row.id, finding: undefined, figures: [] };
  return (
    <a
      className={`matter-link ${className ?? ''}`}
      href={addressHref(target)}
      lang={languageOf(row.title)}
      data-plain
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        goTo(target);
        scrollTo(0, 0);
      }}
    >
      {row.title}
    </a>
  );
}
