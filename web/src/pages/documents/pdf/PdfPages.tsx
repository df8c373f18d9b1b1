import type { PDFPageProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineAlert } from 'suomifi-ui-components';

import { Busy } from '@/parts/Busy';

import './pdf.css';
import { Sheet } from './Sheet';
import { usePages } from './usePages';

/** How much larger than its place a page is drawn. */
const SIZES = [1, 1.5, 2, 3];

interface Props {
  bytes: Blob;
  title: string;
  language: string;
}

/** A PDF drawn in the page: one under another, as wide as there is room, larger where one asks. */
export default function PdfPages({ bytes, title, language }: Props) {
  const { t } = useTranslation('documents');
  const { pages, failed } = usePages(bytes);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const [size, setSize] = useState(0);
  if (failed) return <InlineAlert status="warning">{t('pdf.failed')}</InlineAlert>;
  return (
    <>
      <div className="actions pdf-sizes">
        <SizeButton label={t('pdf.smaller')} sign="−" disabled={size === 0} press={() => setSize(size - 1)} />
        <span role="status">{t('pdf.size', { percent: (SIZES[size] ?? 1) * 100 })}</span>
        <SizeButton label={t('pdf.larger')} sign="+" disabled={size === SIZES.length - 1} press={() => setSize(size + 1)} />
      </div>
      <div ref={place} className="pdf-pages" role="group" aria-label={title} lang={language} tabIndex={0}>
        {!pages && <Busy />}
        {pages && width > 0 && <Sheets pages={pages} width={width * (SIZES[size] ?? 1)} />}
      </div>
    </>
  );
}

function Sheets({ pages, width }: { pages: PDFPageProxy[]; width: number }) {
  const { t } = useTranslation('documents');
  return pages.map((page) => (
    <Sheet
      key={page.pageNumber}
      page={page}
      width={width}
      label={t('pdf.page', { number: page.pageNumber, count: pages.length })}
    />
  ));
}

function SizeButton({ label, sign, disabled, press }: { label: string; sign: string; disabled: boolean; press: () => void }) {
  return (
    <button
      type="button"
      className="small-button"
      aria-label={label}
      aria-disabled={disabled} // it keeps the focus of whoever has come to the end
      onClick={() => !disabled && press()}
    >
      {sign}
    </button>
  );
}

/** How wide the place is, as the window changes. */
function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
