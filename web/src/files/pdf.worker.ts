// PDF.js's own worker, which takes a PDF apart off the page's thread.
import "pdfjs-dist/build/pdf.worker.min.mjs";
