/** Entry of the studio's bundle: Monaco for lessons and for the files of exercises, and for comparing two texts. */
import * as monaco from 'monaco-editor/editor/editor.api.js';
import '../../editor/monaco-features.ts';
import 'monaco-editor/features/diffEditor/register.js';
import { registerTypeScript } from '../../editor/monaco-language.ts';
import { LOOK, readMetrics, setUpMonaco } from '../../editor/monaco-look.ts';
import type { StudioBridge, StudioDiff, StudioDiffOptions } from '../studio-bridge.ts';
import { languageOf } from './language-of.ts';
import { lessonRules, registerLessonLanguage } from './lesson-language.ts';
import { openStudioEditor } from './studio-editor.ts';

/** Called once by the page, with the folder this bundle was loaded from. */
export function createStudioBridge(folder: string): StudioBridge {
  registerLessonLanguage();
  setUpMonaco(folder, lessonRules);
  registerTypeScript(folder, { types: ['types.json', 'check-types.json'], importsNameFiles: true });
  return { mount: openStudioEditor, mountDiff };
}

function mountDiff(host: HTMLElement, { file, before, after, label, onChange }: StudioDiffOptions): StudioDiff {
  const language = languageOf(file);
  // Without an address: the checker of types looks at files only.
  const original = monaco.editor.createModel(before, language === 'typescript' ? 'plaintext' : language);
  const modified = monaco.editor.createModel(after, language === 'typescript' ? 'plaintext' : language);
  const editor = monaco.editor.createDiffEditor(host, {
    ...LOOK,
    ...readMetrics(host),
    tabIndex: 0,
    tabFocusMode: true, // Tab goes on: a comparison has no place around it to leave to
    lineNumbers: 'on',
    wordWrap: 'on',
    diffWordWrap: 'on',
    readOnly: onChange === null,
    originalEditable: false,
    useInlineViewWhenSpaceIsLimited: true,
    renderOverviewRuler: false,
    hideUnchangedRegions: { enabled: true, contextLineCount: 3, minimumLineCount: 4 },
  });
  // its own options for labels reach the accessible text too late
  editor.getOriginalEditor().updateOptions({ ariaLabel: `${label}, before` });
  editor.getModifiedEditor().updateOptions({ ariaLabel: label });
  editor.setModel({ original, modified });
  if (onChange) modified.onDidChangeContent(() => onChange(modified.getValue()));
  return {
    dispose() {
      editor.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}
