import { startLearner } from './learner.ts';
import { tf } from './tensorflow.ts';

await startLearner(tf, 'cpu');
