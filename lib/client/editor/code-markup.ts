/** Takes the `<pre><code>` shell off the server's markup, so that the editor can put its own around the same lines. */
export function selectCodeMarkup(html: string): string {
  const open = /^\s*<pre[^>]*>\s*<code[^>]*>/.exec(html);
  if (!open) return html;
  const close = html.lastIndexOf('</code>');
  return html.slice(open[0].length, close === -1 ? undefined : close);
}
