import type { ReactNode } from 'react';

/** Numbers people ring (110, 12348, 96110, mobiles, lines with area code) and web addresses. */
const LINK =
  /(https?:\/\/[^\s，。；、）)」》]+)|(?<![\d.,-])(1[3-9]\d{9}|0\d{2,3}-\d{7,8}|400-\d{3}-\d{4}|11[029]|12[23]\d{2,3}|12[45]\d{2,3}|96110)(?![\d\-.,元%年月日条号])/g;

/** Plain text with its numbers to ring and its addresses to open. Nothing in it is markup. */
export function RichText({ children }: { children: string }): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of children.matchAll(LINK)) {
    const [found, address] = match;
    parts.push(children.slice(from, match.index));
    parts.push(
      address ? (
        <a key={match.index} href={address} target="_blank" rel="noreferrer noopener">
          {address}
        </a>
      ) : (
        <a key={match.index} href={`tel:${found.replaceAll('-', '')}`}>
          {found}
        </a>
      ),
    );
    from = match.index + found.length;
  }
  return [...parts, children.slice(from)];
}
