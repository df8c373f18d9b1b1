import { getDocument, PDFWorker, type PDFPageProxy } from 'pdfjs-dist';
import Thread from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';
import { useEffect, useState } from 'react';

/** What a strict policy lets be: no code of other files, no drawing in a second thread. */
const PLAIN = { useWasm: false, useWorkerFetch: false, disableWorkerRendering: true, enableXfa: false };

/** The pages of a PDF, read in a thread of its own for as long as they are shown. */
export function usePages(bytes: Blob): { pages: PDFPageProxy[] | null; failed: boolean } {
  const [pages, setPages] = useState<PDFPageProxy[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let gone = false;
    const thread = new Thread();
    const worker = PDFWorker.create({ port: thread });
    setPages(null);
    setFailed(false);
    read(bytes, worker).then(
      (found) => !gone && setPages(found),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
      worker.destroy();
      thread.terminate();
    };
  }, [bytes]);
  return { pages, failed };
}

async function read(bytes: Blob, worker: PDFWorker): Promise<PDFPageProxy[]> {
  const data = new Uint8Array(await bytes.arrayBuffer());
  const document = await getDocument({ data, worker, ...PLAIN }).promise;
  const numbers = Array.from({ length: document.numPages }, (_, place) => place + 1);
  return Promise.all(numbers.map((number) => document.getPage(number)));
}
