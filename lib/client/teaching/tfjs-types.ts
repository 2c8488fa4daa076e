/** What `import * as tf from '@tensorflow/tfjs'` gives in a cell: the types that the editor shows. */
export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
