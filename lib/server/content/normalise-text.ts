/** The same text whatever the editor or system that wrote it: no byte-order mark, `\n`, so that versions agree across machines. */
export const normaliseText = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
