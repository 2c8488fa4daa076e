'use client';
import { useMemo } from 'react';
import { unreachable } from '#lib/base/invariant.ts';
import { toTableColumns } from '#lib/client/notebook/to-table-columns.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { DataTable } from './data-table.tsx';
import { HtmlView } from './html-view.tsx';
import { ModelView } from './model-view.tsx';
import { StreamView } from './stream-view.tsx';
import { SvgView } from './svg-view.tsx';

/** Outputs whose script comes with the first of them. */
export function RichOutput({ output }: { readonly output: Extract<Output, { kind: 'table' | 'columns' | 'model' | 'stream' | 'html' | 'svg' }> }) {
  switch (output.kind) {
    case 'table':
      return <TableOfValues output={output} />;
    case 'columns':
      return <DataTable columns={output.columns} rows={output.rows} totalRows={output.totalRows} totalColumns={output.totalColumns} nodes={null} />;
    case 'model':
      return <ModelView model={output.model} />;
    case 'stream':
      return <StreamView label={output.label} text={output.text} dropped={output.dropped} done={output.done} />;
    case 'html':
      return <HtmlView html={output.html} height={output.height} />;
    case 'svg':
      return <SvgView svg={output.svg} alt={output.alt} />;
    default:
      return unreachable(output);
  }
}

function TableOfValues({ output: { columns, rows, totalRows } }: { readonly output: Extract<Output, { kind: 'table' }> }) {
  const typed = useMemo(() => toTableColumns(columns, rows), [columns, rows]);
  return <DataTable columns={typed} rows={rows.length} totalRows={totalRows} totalColumns={columns.length} nodes={rows} />;
}
