import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { useLink } from './Reader.js';

/** What `<TextLink>` takes. */
export interface TextLinkProps {
  readonly href: string;
  readonly children: ReactNode;
  /** Without a line under it, where its place already says that it is a link (navigation, card titles). */
  readonly quiet?: boolean;
}

/** A link to a page of ours or elsewhere. */
export function TextLink({ href, children, quiet = false }: TextLinkProps) {
  const link = useLink();
  return (
    <Link {...link(href)} underline={quiet ? 'hover' : 'always'} color={quiet ? 'inherit' : 'primary'}>
      {children}
    </Link>
  );
}
