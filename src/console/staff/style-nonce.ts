/**
 * Gives every <style> that our own scripts make the page's nonce. antd passes it to most, but its scroll lock and its measure of
 * scroll bars forget it, and the content policy would refuse them. It lets in nothing new: only scripts with the nonce run at all.
 */
export function styleNonce(nonce: string): void {
  const create = document.createElement.bind(document) as (name: string, options?: unknown) => HTMLElement;
  document.createElement = ((name: string, options?: unknown) => {
    const element = create(name, options);
    if (name === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
