import styles from './outputs.module.css';

/** Nothing may run and nothing may be fetched: the frame has no rights at all, and its own policy says so again. */
const POLICY = "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; font-src data:";

/** HTML made by a cell, shut in a frame without scripts, network or origin. */
export function HtmlView({ html }: { readonly html: string }) {
  const page = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><style>:root{color-scheme:light dark}body{margin:8px;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}table{border-collapse:collapse}td,th{padding:2px 8px;border:1px solid #8888}</style>${html}`;
  return <iframe className={styles.html} sandbox="" srcDoc={page} title="HTML made by this cell" />;
}
