const HEAD = 'th.index-column';

/** Says what the rules' first column holds to whoever does not see it: the table leaves its head empty. */
export function numbered(holder: HTMLElement, words: string): () => void {
  const name = () => {
    for (const head of holder.querySelectorAll(HEAD)) {
      if (head.firstChild) continue;
      const told = document.createElement('span');
      told.className = 'hidden';
      told.textContent = words;
      head.append(told);
    }
  };
  const observer = new MutationObserver(name);
  observer.observe(holder, { childList: true, subtree: true });
  name();
  return () => observer.disconnect();
}
