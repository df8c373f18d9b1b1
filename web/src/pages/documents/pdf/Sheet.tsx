import { TextLayer, type PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type CSSProperties } from 'react';

import { Structure, type StructureNode } from './Structure';

interface Props {
  page: PDFPageProxy;
  width: number;
  label: string;
}

/** One page: its picture, over it its words to mark and copy, and their structure to hear. */
export function Sheet({ page, width, label }: Props) {
  const size = page.getViewport({ scale: 1 });
  const scale = width / size.width;
  const picture = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [structure, setStructure] = useState<StructureNode | null>(null);

  useEffect(() => {
    const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
    const drawn = document.createElement('canvas');
    drawn.width = Math.floor(viewport.width);
    drawn.height = Math.floor(viewport.height);
    const drawing = page.render({ canvas: drawn, viewport });
    drawing.promise.then(
      () => picture.current && copy(drawn, picture.current),
      () => undefined, // another size was asked for meanwhile
    );
    return () => drawing.cancel();
  }, [page, scale]);

  useEffect(() => {
    const container = words.current;
    if (!container) return;
    const textContentSource = page.streamTextContent({ includeMarkedContent: true });
    const layer = new TextLayer({ textContentSource, container, viewport: page.getViewport({ scale: 1 }) });
    void layer
      .render()
      .then(() => page.getStructTree())
      .then((tree) => setStructure(tree as StructureNode | null))
      .catch(() => undefined); // the page has been left
    return () => {
      layer.cancel();
      container.replaceChildren();
    };
  }, [page]);

  const place = { width, height: size.height * scale, '--total-scale-factor': scale } as CSSProperties;
  return (
    <div className="pdf-sheet" role="group" aria-label={label} style={place}>
      <canvas ref={picture} aria-hidden="true" />
      {structure && <Structure node={structure} />}
      <div ref={words} className="pdf-words" />
    </div>
  );
}

/** In one go: the picture that was there stays until the new one is whole. */
function copy(drawn: HTMLCanvasElement, shown: HTMLCanvasElement): void {
  shown.width = drawn.width;
  shown.height = drawn.height;
  shown.getContext('2d')?.drawImage(drawn, 0, 0);
}
