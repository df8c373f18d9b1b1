const HEAD = '.bio-properties-panel-group-header';

/** Names the buttons of the panel's sections by their section: the part calls them all alike. */
export function namedBySection(panel: HTMLElement): () => void {
  const name = () => {
    for (const head of panel.querySelectorAll(HEAD)) {
      const section = head.querySelector(`${HEAD}-title`)?.textContent ?? '';
      for (const button of head.querySelectorAll<HTMLButtonElement>('button[title]'))
        button.setAttribute('aria-label', `${section}: ${button.title}`);
    }
  };
  const observer = new MutationObserver(name);
  observer.observe(panel, { childList: true, subtree: true, characterData: true });
  name();
  return () => observer.disconnect();
}
