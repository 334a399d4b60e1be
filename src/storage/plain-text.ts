/**
 * Text as both databases keep it. PostgreSQL refuses U+0000 in text (manual, 8.3); nobody types it, but a hostile
 * client sends it. JSON columns need no such care: there it is written as an escape.
 */
export function plainText(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

export function plainOrNull(text: string | undefined): string | null {
  return text === undefined ? null : plainText(text);
}
