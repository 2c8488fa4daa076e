/** One line of a table: column name -> number where the text is one, else text. */
export type Row = Readonly<Record<string, number | string>>;

/** Reads comma-separated values with a heading line; quotes as in RFC 4180. */
export function parseCsv(text: string): Row[] {
  const [headings = [], ...lines] = readLines(text);
  return lines.map((fields) => Object.fromEntries(headings.map((heading, i) => [heading, toValue(fields[i] ?? '')])));
}

function toValue(field: string): number | string {
  return field.trim() !== '' && Number.isFinite(Number(field)) ? Number(field) : field;
}

function readLines(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let field = '';
  let quoted = false;
  const endField = (): void => {
    line.push(field);
    field = '';
  };
  const endLine = (): void => {
    endField();
    if (line.length > 1 || line[0] !== '') lines.push(line);
    line = [];
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text.charAt(i + 1) === '"') field += text.charAt(i++);
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ',') endField();
    else if (letter === '\n') endLine();
    else if (letter !== '\r') field += letter;
  }
  endLine();
  return lines;
}
