import * as ml from '#lib/ml/index.ts';
import * as controls from '#lib/notebook/controls/index.ts';
import * as data from './data.ts';
import * as debug from './debug.ts';
import * as display from './display.ts';
import * as training from './training.ts';

/** Modules a cell may import, in the order an error names them. */
export const CELL_MODULES = ['@tensorflow/tfjs', 'epoch/display', 'epoch/controls', 'epoch/data', 'epoch/ml', 'epoch/debug', 'epoch/training'] as const;

/** Gives cells their modules; anything outside the list is refused with a sentence. */
export function createImporter(loadTensorFlow: () => Promise<object>): (specifier: string) => Promise<object> {
  return async (specifier) => {
    switch (specifier) {
      case '@tensorflow/tfjs':
        return loadTensorFlow();
      case 'epoch/display':
        return display;
      case 'epoch/controls':
        return controls;
      case 'epoch/data':
        return data;
      case 'epoch/ml':
        return ml;
      case 'epoch/debug':
        return debug;
      case 'epoch/training':
        return training;
      default:
        throw new Error(`Cannot import '${specifier}'. A cell can import ${CELL_MODULES.map((name) => `'${name}'`).join(', ')}.`);
    }
  };
}
